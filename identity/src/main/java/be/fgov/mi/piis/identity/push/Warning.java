package be.fgov.mi.piis.identity.push;

/** Something the sender should look at, although what was pushed is accepted. */
public record Warning(String code, String text) {}
