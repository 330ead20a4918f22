package be.fgov.mi.piis.identity.clock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The business date of the suite: rules judge by it, not by the machine's date. Outside the demo profile it is the
 * time in Brussels and cannot be moved; in the demo it can start on another day and be moved both ways, and time runs
 * on from there. Ids, tokens and the access log stay on the machine's clock.
 */
@Singleton
public class BusinessClock extends Clock {
    public static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static final LocalTime START_OF_OFFICE = LocalTime.of(9, 0);

    private final boolean movable;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    BusinessClock(
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "suite.clock.today") Optional<LocalDate> today) {
        this.movable = demo;
        today.ifPresent(this::moveTo);
    }

    public boolean isMovable() {
        return movable;
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    /**
     * Makes it nine in the morning of that day, wherever the machine's day stands: a demo that starts at five to
     * midnight does not run into the next day.
     *
     * @throws IllegalStateException outside the demo profile
     */
    public final void moveTo(LocalDate day) {
        if (!movable) {
            throw new IllegalStateException("the business date can be moved in the demo profile only");
        }
        Instant now = Instant.now();
        Instant wanted = day.atTime(START_OF_OFFICE).atZone(BRUSSELS).toInstant();
        offset.set(Duration.between(now, wanted));
    }

    @Override
    public ZoneId getZone() {
        return BRUSSELS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset.get());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }
}
