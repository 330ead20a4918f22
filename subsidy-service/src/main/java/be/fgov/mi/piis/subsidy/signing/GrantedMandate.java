package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import be.fgov.mi.piis.subsidy.rules.SigningMandate;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mandate to sign in the place of another, as it was given: it is never changed, an earlier end stands beside it. */
@Entity
@Table(name = "signing_mandate")
public class GrantedMandate extends PanacheEntityBase {
    @Id
    String reference;

    @Enumerated(EnumType.STRING)
    SigningFunction function;

    @Enumerated(EnumType.STRING)
    SigningRight signingRight;

    @Nullable
    String cpas;

    String account;
    LocalDate validFrom;
    LocalDate validUntil;
    String ground;
    String grantedBy;
    String grantedByName;
    LocalDate grantedOn;
    Instant grantedAt;

    protected GrantedMandate() {}

    static GrantedMandate given(SigningMandate mandate, String ground, ActContext context) {
        GrantedMandate granted = new GrantedMandate();
        granted.reference = mandate.reference();
        granted.function = mandate.function();
        granted.signingRight = mandate.right();
        granted.cpas = mandate.cpas();
        granted.account = mandate.account();
        granted.validFrom = mandate.from();
        granted.validUntil = mandate.until();
        granted.ground = ground;
        granted.grantedBy = context.caller().subject();
        granted.grantedByName = context.caller().name();
        granted.grantedOn = context.on();
        granted.grantedAt = context.at();
        return granted;
    }

    static Optional<GrantedMandate> of(String reference) {
        return findByIdOptional(reference);
    }

    /** Of an account, with their real last day, by reference. */
    static List<SigningMandate> ofAccount(String account) {
        List<GrantedMandate> granted = list("account = ?1 order by reference", account);
        return asTheyStand(granted);
    }

    static List<SigningMandate> asTheyStand(List<GrantedMandate> granted) {
        Map<String, MandateEnd> ends =
                MandateEnd.of(granted.stream().map(mandate -> mandate.reference).toList()).stream()
                        .collect(Collectors.toMap(end -> end.mandate, Function.identity()));
        return granted.stream()
                .map(mandate -> mandate.asItStands(ends.get(mandate.reference)))
                .toList();
    }

    SigningMandate asItStands(@Nullable MandateEnd end) {
        return new SigningMandate(
                reference,
                function,
                signingRight,
                cpas,
                account,
                validFrom,
                end == null || end.lastDay.isAfter(validUntil) ? validUntil : end.lastDay);
    }
}
