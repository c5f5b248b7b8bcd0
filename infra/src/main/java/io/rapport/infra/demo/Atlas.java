package io.rapport.infra.demo;

import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The world that the sample is drawn from: topics, specialties and markets, as the resources list them. */
record Atlas(List<MedicalTopic> topics, List<MedicalSpecialty> specialties, List<Market> markets) {

    static final Language ENGLISH = new Language("en");

    private static final List<String> NAME_LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "ja");

    static Atlas load() {
        return new Atlas(topicTable(), specialtyTable(), marketTable());
    }

    private static List<MedicalTopic> topicTable() {
        List<MedicalTopic> topics = new ArrayList<>();
        for (Table.Row row : Table.read("topics.txt")) {
            Map<Language, String> names = new HashMap<>();
            for (int i = 0; i < NAME_LANGUAGES.size(); i++) {
                names.put(new Language(NAME_LANGUAGES.get(i)), row.text(2 + i));
            }
            topics.add(new MedicalTopic(
                    topics.size(),
                    new Topic(row.text(0)),
                    row.text(1).equals("-") ? null : new Product(row.text(1)),
                    Map.copyOf(names),
                    row.list(9, ";"),
                    row.list(10, ";"),
                    row.text(11).equals("-") ? null : new MeshDescriptor(row.text(11))));
        }
        return List.copyOf(topics);
    }

    private static List<MedicalSpecialty> specialtyTable() {
        return Table.read("specialties.txt").stream()
                .map(row -> new MedicalSpecialty(new Specialty(row.text(0)), row.number(1), affinities(row)))
                .toList();
    }

    private static SortedMap<Topic, Double> affinities(Table.Row row) {
        SortedMap<Topic, Double> affinities = new TreeMap<>();
        for (String entry : row.list(2, ";")) {
            int colon = entry.indexOf(':');
            affinities.put(new Topic(entry.substring(0, colon)), Double.valueOf(entry.substring(colon + 1)));
        }
        return affinities;
    }

    private static List<Market> marketTable() {
        Map<String, Table.Row> names = new HashMap<>();
        Table.read("names.txt").forEach(row -> names.put(row.text(0), row));
        return Table.read("countries.txt").stream()
                .map(row -> market(row, Objects.requireNonNull(names.get(row.text(0)))))
                .toList();
    }

    private static Market market(Table.Row row, Table.Row names) {
        return new Market(
                new Country(row.text(0)),
                new Language(row.text(1)),
                ZoneId.of(row.text(2)),
                row.number(3),
                (int) row.number(4),
                row.number(5),
                MonthDay.parse("--" + row.text(6)),
                MonthDay.parse("--" + row.text(7)),
                row.number(8),
                row.text(9),
                row.list(10, ";").stream().map(LicenceAuthority::new).toList(),
                row.list(11, ";"),
                names.list(1, ","),
                names.list(2, ","));
    }
}
