package io.rapport.query.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Who looks at pages in a session.
 *
 * @param name under which what they do is recorded
 * @param roles codes of their roles
 */
public record Visitor(String name, Set<String> roles) {

    public Visitor {
        roles = Set.copyOf(roles);
    }

    public boolean may(ConsolePage page) {
        return page.roles().stream().anyMatch(roles::contains);
    }

    /** @param codes of roles, of which one is enough */
    public boolean isAnyOf(String... codes) {
        return Arrays.stream(codes).anyMatch(roles::contains);
    }

    /** What they may see, in its order. */
    public List<ConsolePage> pages() {
        return Arrays.stream(ConsolePage.values()).filter(this::may).toList();
    }
}
