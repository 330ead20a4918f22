package be.fgov.mi.piis.contract.sanction;

import static be.fgov.mi.piis.contract.sanction.SanctionStory.suspension;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SanctionRefusals implements RefusalCases {
    private static final String CPAS = "0999000129";
    private static final String FOREIGN_CPAS = "0999000624";

    @Override
    public void addTo(Refusals table) {
        String contract = SanctionStory.push(
                CPAS,
                "refusals-" + UUID.randomUUID(),
                SanctionStory.json(SanctionStory.aContractOf2017(Someone.next())));
        SanctionStory story = SanctionStory.breach(CPAS, contract, "2017-02-10");
        SanctionStory suspended = SanctionStory.breach(
                        CPAS,
                        SanctionStory.push(
                                CPAS,
                                "refusals-" + UUID.randomUUID(),
                                SanctionStory.json(SanctionStory.aContractOf2017(Someone.next()))),
                        "2017-02-10")
                .notice("2017-02-20")
                .advice("2017-02-27");
        String procedures = story.procedures();
        String breach = "{\"breachedOn\": \"2017-02-11\", \"stepId\": \"s1\", \"basedOnCommunityService\": false}";
        table.on(
                "openSanctionProcedure",
                procedures,
                breach,
                () -> Tokens.worker(CPAS),
                () -> Tokens.president(CPAS),
                foreign(procedures),
                new Example("row 24: a step of no contract", procedures, breach.replace("s1", "s9"), 400, "stepId"),
                new Example(
                        "row 23: before the contract",
                        procedures,
                        breach.replace("2017-02-11", "2016-02-11"),
                        400,
                        "invalidPeriod"),
                new Example("row 25: one is open", procedures, breach, 409, "sanctionProcedureOpen"));
        table.on(
                "listSanctionProcedures",
                procedures,
                null,
                () -> Tokens.secretary(CPAS),
                Tokens::officer,
                foreign(procedures));
        table.on(
                "getSanctionProcedure",
                story.href(),
                null,
                () -> Tokens.president(CPAS),
                Tokens::officer,
                foreign(story.href()),
                new Example(
                        "row 6: an unknown procedure",
                        procedures + "/" + UUID.randomUUID(),
                        null,
                        404,
                        "resourceNotFound"),
                new Example("row 6: no id", procedures + "/none", null, 404, "resourceNotFound"));
        act(table, "recordFormalNotice", story, "notice", "{'sentOn': '2017-02-20'}", "2017-02-20", "2017-02-09");
        act(
                table,
                "recordImmediateInterview",
                story,
                "interview",
                "{'requestedOn': '2017-02-20'}",
                "2017-02-20",
                "2017-02-09");
        act(
                table,
                "recordLegitimateReason",
                story,
                "legitimateReason",
                "{'proved': true, 'on': '2017-02-20'}",
                "2017-02-20",
                "2017-02-09");
        act(
                table,
                "recordHearingRequest",
                story,
                "hearingRequest",
                "{'requestedOn': '2017-02-20'}",
                "2017-02-20",
                "2017-02-09");
        act(
                table,
                "recordSanctionAdvice",
                suspended,
                "advice",
                "{'givenOn': '2017-02-27', 'recommendation': 'undecided'}",
                "2017-02-27",
                "2017-02-19");
        act(table, "recordHearing", suspended, "hearing", "{'heldOn': '2017-03-01'}", "2017-03-01", "2017-02-19");
        tooEarly(table, "recordSanctionAppeal", story, "appeal", "{'lodgedOn': '2017-03-01'}");
        tooEarly(table, "recordProbationBreach", story, "probationBreach", "{'breachedOn': '2017-03-01'}");
        tooEarly(table, "notifySanction", story, "notification", "{'notifiedOn': '2017-03-20'}");
        String withdrawal = story.href() + "/withdrawal";
        table.on(
                "withdrawSanction",
                withdrawal,
                "{}",
                () -> Tokens.worker(CPAS),
                () -> Tokens.secretary(CPAS),
                foreign(withdrawal));
        decision(table, story, suspended);
    }

    private static void act(
            Refusals table, String operation, SanctionStory story, String act, String body, String day, String early) {
        String path = story.href() + "/" + act;
        String good = body.replace('\'', '"');
        table.on(
                operation,
                path,
                good,
                () -> Tokens.worker(CPAS),
                () -> Tokens.president(CPAS),
                foreign(path),
                new Example("row 23: before what it follows", path, good.replace(day, early), 400, "invalidPeriod"),
                new Example("a fact of the future", path, good.replace(day, "2099-01-01"), 400, "outOfRange"));
    }

    private static void tooEarly(Refusals table, String operation, SanctionStory story, String act, String body) {
        String path = story.href() + "/" + act;
        String good = body.replace('\'', '"');
        table.on(
                operation,
                path,
                good,
                () -> Tokens.worker(CPAS),
                () -> Tokens.president(CPAS),
                foreign(path),
                new Example("row 25: nothing is decided", path, good, 409, "invalidTransition"));
    }

    private static void decision(Refusals table, SanctionStory story, SanctionStory suspended) {
        String path = suspended.href() + "/decision";
        String good = suspension("2017-03-15", "2017-04-01", "2017-04-30").replace('\'', '"');
        table.on(
                "decideSanction",
                path,
                good,
                () -> Tokens.president(CPAS),
                Tokens::minister,
                foreign(path),
                new Example("row 25: no notice", story.href() + "/decision", good, 409, "formalNoticeMissing"),
                new Example(
                        "row 23: ends before it starts", path, good.replace("04-30", "03-30"), 400, "invalidPeriod"),
                new Example("longer than a month", path, good.replace("04-30", "05-01"), 400, "outOfRange"),
                new Example(
                        "a part of everything",
                        path,
                        good.replace("\"from\"", "\"percentage\": 10, \"from\""),
                        400,
                        "rejectedInput"),
                new Example(
                        "a percentage of 100",
                        path,
                        good.replace("\"from\"", "\"percentage\": 100, \"from\""),
                        400,
                        "outOfRange"),
                new Example(
                        "a suspension that is none",
                        path,
                        good.replace("\"suspension\",", "\"noSanction\","),
                        400,
                        "rejectedInput"));
    }

    private static String foreign(String path) {
        return path.replace(CPAS, FOREIGN_CPAS);
    }
}
