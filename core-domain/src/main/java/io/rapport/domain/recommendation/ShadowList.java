package io.rapport.domain.recommendation;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.shared.ContentId;
import java.util.List;

/** What a model would have listed that nobody is shown anything by yet, best first. */
public record ShadowList(ModelId model, List<ContentId> items) {

    public ShadowList {
        items = List.copyOf(items);
    }
}
