package be.fgov.mi.piis.local;

import java.nio.file.Path;

/** Called by the build: makes the parts ready in the user's cache, so that a first run waits for nothing. */
final class Preparation {

    private Preparation() {}

    /** @param args the folder of the realm */
    public static void main(String[] args) {
        // The broker's client retries by itself; its log would only hide what matters.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        try {
            KeycloakHome home = KeycloakHome.prepare();
            home.prepareFirstStart(DemoRealm.of(Path.of(args[0])));
            System.out.println("Keycloak is prepared in " + home.folder());
            EmbeddedKafka.prepareFirstStart();
        } catch (LaunchFailure e) {
            System.err.println("piis: " + e.getMessage());
            System.exit(1);
        }
    }
}
