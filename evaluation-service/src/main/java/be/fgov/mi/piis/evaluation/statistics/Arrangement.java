package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.cluster.Clusters;
import be.fgov.mi.piis.evaluation.rules.Population;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Under which CPAS and which cluster each number is counted. The first edition of a year settles it for the later ones,
 * whatever is corrected in the registry or agreed on a cluster afterwards: two editions that are arranged differently
 * tell by their difference of whoever came or went.
 *
 * @param clusters of the year
 * @param successors by number of a CPAS that was taken over by then the one that has its records
 */
record Arrangement(List<Clusters.Cluster> clusters, Map<String, String> successors) {

    /** As it is known now, by the last day that is told of. */
    static Arrangement on(LocalDate asOf, List<Clusters.Cluster> clusters, CpasRegistry registry) {
        ResponsibleCpas responsible = registry.responsible();
        Map<String, String> successors = new TreeMap<>();
        for (RegisteredCpas each : registry.all()) {
            String number = each.enterpriseNumber();
            responsible
                    .on(asOf, number)
                    .filter(successor -> !successor.equals(number))
                    .ifPresent(successor -> successors.put(number, successor));
        }
        return new Arrangement(clusters, successors);
    }

    /**
     * As an edition has it.
     *
     * @param otherwise for what an edition from before this was kept does not say
     */
    static Arrangement of(Map<Population, PublishFigures.Published> edition, Arrangement otherwise) {
        List<Clusters.Cluster> clusters = new ArrayList<>();
        edition.forEach((population, published) -> {
            PublishFigures.Members members = published.cluster();
            if (members != null) {
                clusters.add(new Clusters.Cluster(population.code(), members.leadCpas(), members.members()));
            }
        });
        PublishFigures.Published country = edition.get(Population.COUNTRY);
        Map<String, String> successors = country == null ? null : country.successors();
        return new Arrangement(clusters, successors == null ? otherwise.successors() : successors);
    }

    String cpasOf(String enterpriseNumber) {
        return successors.getOrDefault(enterpriseNumber, enterpriseNumber);
    }

    /** A CPAS is in one convention a year; should two name it, after a merger, the first by number has it. */
    Map<String, String> clusterOf() {
        Map<String, String> clusterOf = new TreeMap<>();
        for (Clusters.Cluster cluster : clusters) {
            for (String member : cluster.members()) {
                clusterOf.putIfAbsent(cpasOf(member), cluster.number());
            }
        }
        return clusterOf;
    }
}
