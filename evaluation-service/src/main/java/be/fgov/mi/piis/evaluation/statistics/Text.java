package be.fgov.mi.piis.evaluation.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text for people in the three national languages and in English. */
@Schema(name = "StatisticsText", description = "In French, Dutch, German and English.")
public record Text(String fr, String nl, String de, String en) {}
