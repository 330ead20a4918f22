package be.fgov.mi.piis.identity.act;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every act on something of a CPAS begins with, in this order: the caller speaks for the CPAS, each value of the
 * path is one, and the act is done once for its {@code Idempotency-Key}. Whatever was read from the path is part of what
 * the key stands for, so that none can be forgotten.
 */
@ApplicationScoped
public class CpasActs {
    private final CpasBoundary boundary;
    private final ActReceipts receipts;

    CpasActs(CpasBoundary boundary, ActReceipts receipts) {
        this.boundary = boundary;
        this.receipts = receipts;
    }

    /**
     * @param operation the name of the act
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the caller does not speak for the CPAS
     */
    public Begun begin(HttpHeaders headers, String operation, String enterpriseNumber) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return new Begun(headers, cpas, operation + "/" + cpas);
    }

    /** An act of one request: the values of its path are read one after the other, as they stand there. */
    public final class Begun {
        private final HttpHeaders headers;
        private final EnterpriseNumber cpas;
        private String call;

        private Begun(HttpHeaders headers, EnterpriseNumber cpas, String call) {
            this.headers = headers;
            this.cpas = cpas;
            this.call = call;
        }

        public EnterpriseNumber cpas() {
            return cpas;
        }

        /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for what is no reference */
        public String reference(String value) {
            return read(PathValues.reference("reference", value));
        }

        /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for what is no id of ours */
        public UUID id(String value) {
            return read(PathValues.id(value));
        }

        private <T> T read(T value) {
            call += "/" + value;
            return value;
        }

        /**
         * @param status of the first answer and of every repeated one, 200 or 201
         * @param body the wire record that was sent
         * @param work the act; joins the transaction that is opened here and returns the answer
         */
        public Response once(int status, Object body, Supplier<Object> work) {
            return receipts.once(headers, status, call, body, work);
        }
    }
}
