package be.fgov.mi.piis.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of docs and README, moved together by one offset. */
record SuitePorts(int offset) {

    int contract() {
        return 8081 + offset;
    }

    int evaluation() {
        return 8082 + offset;
    }

    int subsidy() {
        return 8083 + offset;
    }

    int keycloak() {
        return 8180 + offset;
    }

    int keycloakManagement() {
        return 8190 + offset;
    }

    int postgres() {
        return 15_432 + offset;
    }

    int kafka() {
        return 19_092 + offset;
    }

    int kafkaController() {
        return 19_093 + offset;
    }

    URI address(Service service) {
        return URI.create("http://localhost:" + port(service));
    }

    int port(Service service) {
        return switch (service) {
            case CONTRACT -> contract();
            case EVALUATION -> evaluation();
            case SUBSIDY -> subsidy();
        };
    }

    /** Fails with one line that names the first port somebody else holds. */
    void check() {
        Map<Integer, String> users = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            users.put(port(service), service.title());
        }
        users.put(keycloak(), "Keycloak");
        users.put(keycloakManagement(), "Keycloak's health");
        users.put(postgres(), "PostgreSQL");
        users.put(kafka(), "Kafka");
        users.put(kafkaController(), "Kafka's controller");
        users.forEach((port, user) -> {
            if (!Ports.isFree(port)) {
                throw new LaunchFailure(
                        "port " + port + " (" + user + ") is taken: stop what listens there, or use --port-offset N");
            }
        });
    }
}
