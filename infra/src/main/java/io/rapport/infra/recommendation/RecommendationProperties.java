package io.rapport.infra.recommendation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param adoptSettingsAtStart whether the settings of recommending are recorded when the process is ready; not so where
 *     events of an earlier time are recorded first, as the demo's are
 */
@ConfigurationProperties("rapport.recommendation")
public record RecommendationProperties(@DefaultValue("true") boolean adoptSettingsAtStart) {}
