package be.fgov.mi.piis.events;

import java.util.List;

/** The topics of the suite. Twelve partitions in production; what cannot be consumed goes to {@code <topic>.dlq}. */
public final class Topics {
    public static final String CONTRACT = "piis.contract.v1";
    public static final String EVALUATION = "piis.evaluation.v1";
    public static final String SUBSIDY = "piis.subsidy.v1";
    public static final String REGISTRY = "piis.registry.v1";
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    public static final List<String> ALL = List.of(CONTRACT, EVALUATION, SUBSIDY, REGISTRY);

    private Topics() {}
}
