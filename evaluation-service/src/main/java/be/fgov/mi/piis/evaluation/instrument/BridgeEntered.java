package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;

/**
 * From now on scores of the earlier version are read in the later one in this way. Observers act in the same
 * transaction, while nobody compares scores.
 */
public record BridgeEntered(InstrumentVersion from, InstrumentVersion to) {}
