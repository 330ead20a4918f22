package be.fgov.mi.piis.evaluation.rules;

/** A language in which a person reads or answers an instrument. */
public enum Language {
    FR,
    NL,
    DE,
    EN
}
