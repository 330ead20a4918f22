package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param page from 1
 * @param pageSize 1 to 500, 50 unless told
 */
public record PageRequest(int page, int pageSize) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MOST = 500;
    private static final int LAST_PAGE = 1_000_000;

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when a value is not a number in range
     */
    public static PageRequest of(@Nullable String page, @Nullable String pageSize) {
        Issues issues = new Issues();
        int number = read("page", page, 1, LAST_PAGE, issues);
        int size = read("pageSize", pageSize, DEFAULT_SIZE, MOST, issues);
        issues.refuseIfAny();
        return new PageRequest(number, size);
    }

    public int offset() {
        return (page - 1) * pageSize;
    }

    private static int read(String name, @Nullable String text, int otherwise, int most, Issues issues) {
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[1-9][0-9]{0,6}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        issues.add(
                Issue.outOfRange(name, "A whole number from 1 to " + most + ".").in("query"));
        return otherwise;
    }
}
