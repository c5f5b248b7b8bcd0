package io.rapport.infra.demo;

import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Topic;
import java.util.SortedMap;

/** A specialty with its share of all HCPs and the topics that its HCPs care about, each with how much. */
record MedicalSpecialty(Specialty specialty, double share, SortedMap<Topic, Double> affinities) {}
