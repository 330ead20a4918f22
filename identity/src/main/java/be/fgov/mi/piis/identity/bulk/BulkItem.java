package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.problem.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line on its way: read, then judged. Not shared between threads at one time. */
public final class BulkItem {
    private final int line;
    private final byte[] hash;
    private final @Nullable String kind;
    private final @Nullable String reference;
    private final @Nullable Integer revision;
    private final byte @Nullable [] fingerprint;
    private final @Nullable Object content;
    private @Nullable String number;
    private int status;
    private @Nullable Problem problem;
    private @Nullable String answer;

    private BulkItem(
            int line,
            byte[] hash,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable Integer revision,
            byte @Nullable [] fingerprint,
            @Nullable Object content) {
        this.line = line;
        this.hash = hash;
        this.kind = kind;
        this.reference = reference;
        this.revision = revision;
        this.fingerprint = fingerprint;
        this.content = content;
    }

    /**
     * A line that can be judged.
     *
     * @param kind what it is about, as push receipts have it
     * @param reference as push receipts have it
     * @param content whatever the service prepared
     */
    public static BulkItem of(
            int line, byte[] bytes, String kind, String reference, int revision, byte[] fingerprint, Object content) {
        return new BulkItem(line, AcceptedSet.hashOfLine(bytes), kind, reference, revision, fingerprint, content);
    }

    /** A line that cannot be read, with as much of its name as could be. */
    public static BulkItem unreadable(
            int line,
            byte[] bytes,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable Integer revision,
            Problem problem) {
        BulkItem item = new BulkItem(line, AcceptedSet.hashOfLine(bytes), kind, reference, revision, null, null);
        item.refuse(problem);
        return item;
    }

    /** Kept under another number than the file was sent to. */
    void keptUnder(String enterpriseNumber) {
        number = enterpriseNumber;
    }

    /** Absent when it is kept under the number that the file was sent to. */
    @Nullable
    String otherNumber() {
        return number;
    }

    /** Stored for the first time, or it would be. */
    void accept(String given) {
        status = 201;
        answer = given;
    }

    /** Known already with this content. */
    void repeat(String first) {
        status = 200;
        answer = first;
    }

    void refuse(ProblemException refusal) {
        refuse(refusal.problem());
    }

    private void refuse(Problem refusal) {
        status = refusal.status();
        problem = refusal;
        answer = null;
    }

    public int line() {
        return line;
    }

    byte[] hash() {
        return hash;
    }

    @Nullable
    String kindIfAny() {
        return kind;
    }

    /** Only of a line that can be judged. */
    public String kind() {
        return Objects.requireNonNull(kind);
    }

    public @Nullable String referenceIfAny() {
        return reference;
    }

    public @Nullable Integer revisionIfAny() {
        return revision;
    }

    /** Only of a line that can be judged. */
    public String reference() {
        return Objects.requireNonNull(reference);
    }

    /** Only of a line that can be judged. */
    public int revision() {
        return Objects.requireNonNull(revision);
    }

    /** The thing among all of the file: two kinds may share a reference. Only of a line that can be judged. */
    String thing() {
        return kind() + ' ' + reference();
    }

    /** The push among all of the file. Only of a line that can be judged. */
    String push() {
        return Pass.pushOf(kind(), reference(), revision());
    }

    byte[] fingerprint() {
        return Objects.requireNonNull(fingerprint);
    }

    /** What the service prepared; only of a line that can be judged. */
    public <T> T content(Class<T> type) {
        return type.cast(Objects.requireNonNull(content));
    }

    /** 0 while it is not judged. */
    int status() {
        return status;
    }

    boolean isTaken() {
        return status == 200 || status == 201;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    @Nullable
    String answer() {
        return answer;
    }
}
