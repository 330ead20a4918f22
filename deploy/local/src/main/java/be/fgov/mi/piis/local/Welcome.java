package be.fgov.mi.piis.local;

import java.nio.file.Path;

/** What a person needs to know once everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(SuitePorts ports, Path data) {
        String offset = ports.offset() == 0 ? "" : " --port-offset " + ports.offset();
        return """

                  Back office          %1$s/
                  contract-service     %2$s/q/openapi
                  evaluation-service   %3$s/q/openapi
                  subsidy-service      %1$s/q/openapi
                  Keycloak             http://localhost:%4$d/admin/   (demo-admin, password demo-admin)
                  PostgreSQL           localhost:%5$d   user postgres, databases contract, evaluation, subsidy
                  Kafka                localhost:%6$d

                  Accounts, password "demo" (./piis token ACCOUNT%8$s prints an access token):
                    CPAS-A 0999000129   worker-a, president-a, secretary-a
                    CPAS-B 0999000228   worker-b, president-b, secretary-b   (lead of a cluster with C and D)
                    CPAS-C 0999000327   worker-c
                    CPAS-E 0999000525   worker-e, president-e, secretary-e
                    SPP IS              officer, officer-2, finance-1, finance-2, minister, auditor
                    software            vendor (CPAS-A to CPAS-E), vendor-b (CPAS-F 0999000624)

                  Try:
                    curl -s -H "Authorization: Bearer $(./piis token officer%8$s)" '%1$s/activationSubsidy/v1/conventions?pageSize=3'

                  The story of one person, call by call: ./piis demo%8$s      Logs: %7$s/logs      Ctrl-C stops all
                """.formatted(
                        ports.address(Service.SUBSIDY),
                        ports.address(Service.CONTRACT),
                        ports.address(Service.EVALUATION),
                        ports.keycloak(),
                        ports.postgres(),
                        ports.kafka(),
                        data,
                        offset);
    }
}
