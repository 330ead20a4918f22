package be.fgov.mi.piis.identity.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a line may end: as Unicode has it, but not behind the apostrophe of an elision ({@code l’enfant}). */
final class LineBreaks implements FSTextBreaker {
    private static final String APOSTROPHES = "'’";

    private final BreakIterator places = BreakIterator.getLineInstance(Locale.FRENCH);
    private @Nullable String text;

    @Override
    public void setText(String given) {
        text = given;
        places.setText(given);
    }

    @Override
    public int next() {
        int place = places.next();
        while (place != BreakIterator.DONE && isBehindApostrophe(place)) {
            place = places.next();
        }
        return place;
    }

    private boolean isBehindApostrophe(int place) {
        return text != null
                && place > 0
                && place < text.length()
                && APOSTROPHES.indexOf(text.charAt(place - 1)) >= 0
                && Character.isLetter(text.charAt(place));
    }
}
