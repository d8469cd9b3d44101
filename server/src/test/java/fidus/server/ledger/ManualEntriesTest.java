package fidus.server.ledger;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Wire;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.ledger.ReverseEntry;
import fidus.money.Money;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;
import fidus.server.auth.Auth;
import fidus.server.commands.Said;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Entries that people make from a document (§8.1), through the whole server: house capital of
/// 100.00 as in G37, E3.
class ManualEntriesTest {
    private static final Map<String, String> BANK = Map.of("bankAccount", "House bank USD");

    private final WholeServer server = new WholeServer();
    private final Auth.NewLogin maker = server.person("-maker", List.of(Role.OPERATOR));
    private final String operator = server.signIn(maker).accessToken();
    private final String approver =
            server.signIn(server.person("-checker", List.of(Role.APPROVER))).accessToken();
    private final LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    private PrepareEntry capital(String sum) {
        return entry(
                "E3",
                Postings.debit("1010", usd(sum), BANK),
                Postings.credit("3010", usd(sum), Map.of()));
    }

    private PrepareEntry entry(String event, Posting... postings) {
        return new PrepareEntry(
                event, today, List.of(postings), "Bank advice 77", "The owners put in capital");
    }

    private Prepared asked(PrepareEntry entry) {
        return server.call(LedgerCalls.ENTER, entry, operator);
    }

    private void approve(Prepared waiting, String token) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(waiting.id(), Decide.Decision.APPROVE, waiting.digest(), ""),
                token);
    }

    private List<JournalEntry> entries() {
        return server.call(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 10), operator)
                .rows();
    }

    private String field(PrepareEntry entry, Problem.Code code) {
        Problem why = problem(() -> asked(entry));
        assertThat(why.code()).as(why.message()).isEqualTo(code);
        return why.fields().getFirst().field();
    }

    @Test
    void houseCapitalIsPostedByTwoPersonsAndTakenBackByTwo() {
        Prepared waiting = asked(capital("100.00"));
        assertThat(entries()).isEmpty();
        assertThat(code(() -> approve(waiting, operator))).isEqualTo(Problem.Code.SAME_PERSON);
        approve(waiting, approver);

        JournalEntry posted = entries().getFirst();
        assertThat(posted.eventCode()).isEqualTo("E3");
        assertThat(posted.isOfPeople()).isTrue();
        assertThat(posted.checkerId()).isNotNull();
        assertThat(posted.reason()).isEqualTo("The owners put in capital, Bank advice 77");

        approve(
                server.call(
                        LedgerCalls.REVERSE,
                        new ReverseEntry(posted.id(), "It was a loan of the owners"),
                        operator),
                approver);

        assertThat(entries()).hasSize(2);
        assertThat(server.call(LedgerCalls.TRIAL_BALANCE, new Nothing(), operator).lines())
                .allMatch(line -> line.balance().isZero());
    }

    @Test
    void aReversalIsPostedOnTheDayThatWasShownOrNotAtAll() {
        approve(asked(capital("100.00")), approver);
        Prepared waiting =
                server.call(
                        LedgerCalls.REVERSE,
                        new ReverseEntry(entries().getFirst().id(), "It was a loan of the owners"),
                        operator);
        server.features()
                .mongo()
                .write(
                        unit -> {
                            server.features()
                                    .ledger()
                                    .lockOpening(unit, Actor.SYSTEM, YearMonth.from(today));
                            return null;
                        });

        assertThat(code(() -> approve(waiting, approver))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatFollowsFromRecordsIsNotTypedAndEachRefusalNamesItsField() {
        assertThat(field(entry("E1"), Problem.Code.BAD_VALUE)).isEqualTo("eventCode");
        var fee = Postings.debit("5200", usd("1.00"), Map.of());
        var bank = Postings.credit("1010", usd("1.00"), BANK);
        assertThat(field(entry("E3", fee, bank), Problem.Code.BAD_VALUE))
                .isEqualTo("postings.0.account");
        assertThat(field(entry("E22", fee), Problem.Code.UNBALANCED)).isEqualTo("postings");
        var half = Postings.credit("1010", usd("0.50"), BANK);
        assertThat(field(entry("E22", fee, half), Problem.Code.UNBALANCED)).isEqualTo("postings");
        var bare = Postings.credit("1010", usd("1.00"), Map.of());
        assertThat(field(entry("E22", fee, bare), Problem.Code.BAD_VALUE))
                .isEqualTo("postings.1.dimensions.bankAccount");
        PrepareEntry good = capital("1.00");
        assertThat(
                        field(
                                new PrepareEntry(
                                        "E3",
                                        today.plusDays(1),
                                        good.postings(),
                                        "Advice",
                                        "Too early for it"),
                                Problem.Code.BAD_VALUE))
                .isEqualTo("valueOn");
        assertThat(
                        field(
                                new PrepareEntry(
                                        "E3", today, good.postings(), "", "Without a paper"),
                                Problem.Code.BAD_VALUE))
                .isEqualTo("document");
        assertThat(
                        field(
                                new PrepareEntry("E3", today, good.postings(), "Advice", "Short"),
                                Problem.Code.BAD_VALUE))
                .isEqualTo("reason");
        assertThat(entries()).isEmpty();
    }

    @Test
    void aRowOfABankOrATransferIsNotTypedIntoALineThatNeedsNone() {
        for (String name : List.of("statementRow", "transfer", "anything")) {
            var row = Map.of("bankAccount", "House bank USD", name, "row-1");
            var bank = Postings.debit("1010", usd("1.00"), row);
            var capital = Postings.credit("3010", usd("1.00"), Map.of());
            assertThat(field(entry("E3", bank, capital), Problem.Code.BAD_VALUE))
                    .isEqualTo("postings.0.dimensions." + name);
            assertThat(field(entry("E22", bank, capital), Problem.Code.BAD_VALUE))
                    .isEqualTo("postings.0.dimensions." + name);
        }
        assertThat(entries()).isEmpty();
        var transit = Map.of("transfer", "Broker-Live/1001/9", "fund", "CORE");
        approve(
                asked(
                        entry(
                                "E22",
                                Postings.debit("1140", usd("1.00"), transit),
                                Postings.credit("1010", usd("1.00"), BANK))),
                approver);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aFileIsPreparedByTheCommandLineAndWaitsForAnotherPerson() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("entry.json"),
                        Wire.STRICT.writeValueAsString(capital("100.00")));

        Said said = enter(file);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("Post E3 on " + today, "DEBIT 1010: 100.00 USD");
        assertThat(entries()).isEmpty();
        Files.writeString(file, "{\"eventCode\":\"E3\"}");
        assertThat(enter(file).code()).isEqualTo(1);
        assertThat(enter(folder.resolve("none")).code()).isEqualTo(1);
    }

    private Said enter(Path file) {
        return Said.of(
                "journal",
                "enter",
                file.toString(),
                "--server",
                "http://127.0.0.1:" + server.port(),
                "--as",
                maker.person().login(),
                "--password-file",
                Said.passwordFile(folder, "maker", maker.password()));
    }
}
