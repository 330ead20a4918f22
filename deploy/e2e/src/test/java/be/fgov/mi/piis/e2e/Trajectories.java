package be.fgov.mi.piis.e2e;

/** Trajectory bodies: {@code aTrajectory("2015-02-01", "2015-06-30").endedOn("2015-06-30", "volunteering").json()}. */
final class Trajectories {
    private final String startedOn;
    private final String plannedUntil;
    private String kind = "basicSkills";
    private String ended = "";

    private Trajectories(String startedOn, String plannedUntil) {
        this.startedOn = startedOn;
        this.plannedUntil = plannedUntil;
    }

    static Trajectories aTrajectory(String startedOn, String plannedUntil) {
        return new Trajectories(startedOn, plannedUntil);
    }

    Trajectories of(String activity) {
        kind = activity;
        return this;
    }

    Trajectories endedOn(String day, String outcome) {
        ended = ",\"ended\":{\"on\":\"%s\",\"outcome\":\"%s\"}".formatted(day, outcome);
        return this;
    }

    Trajectories droppedOutOn(String day, String reason, String explanation) {
        ended = ",\"ended\":{\"on\":\"%s\",\"dropout\":{\"reason\":\"%s\",\"explanation\":\"%s\"}}"
                .formatted(day, reason, explanation);
        return this;
    }

    String json() {
        return "{\"startedOn\":\"%s\",\"plannedUntil\":\"%s\",\"activities\":[{\"kind\":\"%s\",\"mode\":\"collective\"}]%s}"
                .formatted(startedOn, plannedUntil, kind, ended);
    }
}
