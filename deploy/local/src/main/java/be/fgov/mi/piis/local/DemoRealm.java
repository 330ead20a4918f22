package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The realm as it is deployed, with the demo accounts added. They lie in a file of their own, so that no demo password
 * and no demo key can reach another realm.
 */
public record DemoRealm(String json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param folder deploy/keycloak */
    public static DemoRealm of(Path folder) {
        try {
            ObjectNode realm = (ObjectNode)
                    MAPPER.readTree(folder.resolve("realm-piis.json").toFile());
            JsonNode demo = MAPPER.readTree(folder.resolve("demo-accounts.json").toFile());
            ArrayNode clients = realm.withArray("clients");
            for (JsonNode client : demo.path("clients")) {
                removeClient(clients, client.path("clientId").asText());
                clients.add(client);
            }
            realm.set("users", demo.path("users"));
            return new DemoRealm(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(realm));
        } catch (IOException e) {
            throw new LaunchFailure("the realm in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Tells one realm from a changed one. */
    String hash() {
        return Sha256.hex(json);
    }

    private static void removeClient(ArrayNode clients, String clientId) {
        for (Iterator<JsonNode> each = clients.iterator(); each.hasNext(); ) {
            if (each.next().path("clientId").asText().equals(clientId)) {
                each.remove();
            }
        }
    }
}
