package io.rapport.domain.recommendation;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.Features.Preferences;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rules of the first level, as data. */
public record SegmentRules(List<SegmentRule> rules) {

    /** Which topics a specialty is mostly about, and which forms suit a role. */
    public static final SegmentRules SHIPPED = new SegmentRules(shipped());

    public SegmentRules {
        rules = List.copyOf(rules);
    }

    /** What the rules prefer for a segment; where several speak of a topic or type, their weights are added. */
    public Preferences preferences(Segment segment) {
        Map<Topic, Double> topics = new HashMap<>();
        Map<ContentType, Double> types = new EnumMap<>(ContentType.class);
        for (SegmentRule rule : rules) {
            if (rule.concerns(segment)) {
                rule.topics().forEach(topic -> topics.merge(topic, rule.weight(), Double::sum));
                rule.types().forEach(type -> types.merge(type, rule.weight(), Double::sum));
            }
        }
        return new Preferences(topics, types);
    }

    private static List<SegmentRule> shipped() {
        List<SegmentRule> rules = new ArrayList<>();
        topicsOf(
                rules,
                "cardiology",
                "heart-failure",
                "atrial-fibrillation",
                "hypertension",
                "lipids",
                "anticoagulation",
                "iron-deficiency");
        topicsOf(rules, "endocrinology", "type-2-diabetes", "obesity", "thyroid-disease", "lipids", "osteoporosis");
        topicsOf(
                rules,
                "family-medicine",
                "hypertension",
                "type-2-diabetes",
                "copd",
                "asthma",
                "vaccination",
                "antibiotic-stewardship",
                "pain-management",
                "depression");
        topicsOf(
                rules,
                "internal-medicine",
                "heart-failure",
                "type-2-diabetes",
                "chronic-kidney-disease",
                "anticoagulation",
                "hypertension",
                "iron-deficiency");
        topicsOf(rules, "oncology", "lung-cancer", "breast-cancer", "prostate-cancer", "pain-management");
        topicsOf(rules, "hematology", "multiple-myeloma", "iron-deficiency", "anticoagulation");
        topicsOf(rules, "pulmonology", "copd", "asthma", "lung-cancer", "vaccination");
        topicsOf(rules, "neurology", "multiple-sclerosis", "migraine", "epilepsy");
        topicsOf(rules, "dermatology", "psoriasis", "atopic-dermatitis");
        topicsOf(rules, "rheumatology", "rheumatoid-arthritis", "osteoporosis", "psoriasis");
        topicsOf(rules, "gastroenterology", "inflammatory-bowel-disease", "hepatitis", "iron-deficiency");
        topicsOf(rules, "nephrology", "chronic-kidney-disease", "hypertension", "iron-deficiency");
        topicsOf(rules, "psychiatry", "depression", "epilepsy");
        topicsOf(rules, "gynecology-obstetrics", "menopause", "breast-cancer", "iron-deficiency");
        topicsOf(rules, "infectious-disease", "antibiotic-stewardship", "hepatitis", "vaccination");
        topicsOf(rules, "urology", "prostate-cancer", "antibiotic-stewardship");
        topicsOf(rules, "ophthalmology", "glaucoma");
        topicsOf(rules, "geriatrics", "osteoporosis", "heart-failure", "depression", "vaccination");
        typesOf(rules, Role.NURSE, ContentType.COURSE, ContentType.VIDEO, ContentType.CASE_STUDY);
        typesOf(rules, Role.PHARMACIST, ContentType.GUIDELINE, ContentType.BROCHURE);
        typesOf(rules, Role.RESEARCHER, ContentType.ARTICLE, ContentType.WEBINAR);
        return rules;
    }

    private static void topicsOf(List<SegmentRule> rules, String specialty, String... topics) {
        rules.add(new SegmentRule(
                new FreeText("Topics of " + specialty),
                Set.of(new Specialty(specialty)),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(topics).stream().map(Topic::new).toList(),
                List.of(),
                1.5));
    }

    private static void typesOf(List<SegmentRule> rules, Role role, ContentType... types) {
        rules.add(new SegmentRule(
                new FreeText("Forms for role " + role.name().toLowerCase(Locale.ROOT)),
                Set.of(),
                Set.of(role),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(types),
                0.8));
    }
}
