package io.rapport.infra.recommendation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param adoptSettingsAtStart whether the settings of recommending are recorded when the process is ready; not so where
 *     events of an earlier time are recorded first, as the demo's are
 * @param modelFolder where trained models are kept, for all processes that train or serve
 */
@ConfigurationProperties("rapport.recommendation")
public record RecommendationProperties(
        @DefaultValue("true") boolean adoptSettingsAtStart,
        @DefaultValue("models") Path modelFolder) {}
