package fidus.server.ledger;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.Dimensions;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.MoveOpening;
import fidus.ledger.OpeningLine;
import fidus.ledger.PeriodState;
import fidus.ledger.Postings;
import fidus.ledger.PrepareOpening;
import fidus.ledger.ReverseEntry;
import fidus.money.Money;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first set-up of the books (E26), through the whole server.
class OpeningsTest {
    private final WholeServer server = new WholeServer();
    private final String operator = token(Role.OPERATOR);
    private final String approver = token(Role.APPROVER);
    private final LocalDate end =
            YearMonth.from(server.clock().instant().atZone(java.time.ZoneOffset.UTC))
                    .minusMonths(1)
                    .atEndOfMonth();

    @AfterEach
    void close() {
        server.close();
    }

    private String token(Role role) {
        return server.signIn(server.person("-opening", List.of(role))).accessToken();
    }

    private Prepared asked(LocalDate on, OpeningLine... lines) {
        return server.call(
                LedgerCalls.OPEN,
                new PrepareOpening(
                        on, Arrays.asList(lines), "Closing balance 2026", "The books move over"),
                operator);
    }

    private void approve(Prepared prepared) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    private static OpeningLine line(String account, String sum) {
        var said = new HashMap<String, String>();
        Dimensions.needed(account).forEach(name -> said.put(name, "Some " + name));
        return new OpeningLine(account, Money.of(sum, "USD"), said);
    }

    @Test
    void aLineSaysWhoseItIsWhereTheCloseHoldsItAgainstThat() {
        var bare = new OpeningLine("1100", Money.of("1", "USD"), Map.of("fund", "CORE"));
        Problem why = problem(() -> asked(end, line("1010", "5"), bare));
        assertThat(why.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(why.fields().getFirst().field()).isEqualTo("lines.1.dimensions.tradingAccount");
        assertThat(asked(end, line("3010", "5")).shown()).isNotEmpty();
    }

    @Test
    void brokerInterestSaysItsFundAndWhereItIsAClientsThatClientsOwnNumber() {
        var client = java.util.UUID.randomUUID().toString();
        assertThat(fieldOf2240(Map.of("client", client))).isEqualTo("lines.0.dimensions.fund");
        for (String wrong : List.of("Meyer", client.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(fieldOf2240(Map.of("client", wrong, "fund", "CORE")))
                    .isEqualTo("lines.0.dimensions.client");
        }
        var ownOfFund = new OpeningLine("2240", Money.of("1", "USD"), Map.of("fund", "CORE"));
        var ofClient =
                new OpeningLine(
                        "2240", Money.of("1", "USD"), Map.of("fund", "CORE", "client", client));
        assertThat(asked(end, ownOfFund, ofClient).shown()).isNotEmpty();
    }

    private String fieldOf2240(Map<String, String> said) {
        var line = new OpeningLine("2240", Money.of("1", "USD"), said);
        return problem(() -> asked(end, line)).fields().getFirst().field();
    }

    private String balance(String account) {
        return server.call(LedgerCalls.TRIAL_BALANCE, new Nothing(), operator).lines().stream()
                .filter(one -> one.account().equals(account))
                .map(one -> one.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Test
    void whatThereIsStandsAgainst3900AndItsMonthIsLocked() {
        Prepared waiting =
                asked(end, line("1010", "1500"), line("1100", "10000"), line("2100", "11000"));
        assertThat(balance("1010")).isEqualTo("0.00");
        approve(waiting);
        assertThat(balance("1010")).isEqualTo("1500.00");
        assertThat(balance("2100")).isEqualTo("-11000.00");
        assertThat(balance("3900")).isEqualTo("-500.00");
        Ledger ledger = server.features().ledger();
        PeriodState state =
                server.mongo().read(unit -> ledger.periodState(unit, YearMonth.from(end)));
        assertThat(state).isEqualTo(PeriodState.LOCKED);
        LocalDate counts =
                server.mongo().read(unit -> ledger.countsOn(unit, "E9", end.minusDays(40)));
        assertThat(counts).isEqualTo(end.plusDays(1));
        assertThat(code(() -> asked(end, line("1010", "1")))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void resultsWrongSidesAndDaysWithinAMonthAreNoOpening() {
        assertThat(code(() -> asked(end, line("4100", "1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end, line("3900", "1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end, line("1010", "-1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end.minusDays(1), line("1010", "1"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    private Prepared move() {
        return server.call(
                LedgerCalls.MOVE_OPENING, new MoveOpening("The first month is locked"), operator);
    }

    private JournalEntry last() {
        return server.call(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 1), operator)
                .rows()
                .getFirst();
    }

    private Prepared reversal(JournalEntry entry) {
        return server.call(
                LedgerCalls.REVERSE,
                new ReverseEntry(entry.id(), "Moved before the audit"),
                operator);
    }

    @Test
    void e26AfterTheFirstLockedMonth3900IsMovedTo3020ByTwoPersons() {
        assertThat(code(this::move)).isEqualTo(Problem.Code.WRONG_STATE);
        approve(asked(end, line("1010", "1500"), line("1100", "10000"), line("2100", "11000")));

        Prepared waiting = move();
        assertThat(waiting.shown())
                .contains(
                        new Shown("From 3900 to 3020", "500.00 USD"),
                        new Shown("Posted on", end.plusDays(1).toString()));
        assertThat(balance("3900")).isEqualTo("-500.00");
        approve(waiting);

        assertThat(balance("3900")).isEqualTo("0.00");
        assertThat(balance("3020")).isEqualTo("-500.00");
        assertThat(last().valueOn()).isEqualTo(end.plusDays(1));
        assertThat(last().eventCode()).isEqualTo("E26");
        assertThat(code(this::move)).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void theMoveIsTakenBackByTwoPersonsOnceAndMayBeMadeAgain() {
        approve(asked(end, line("1010", "400"), line("2100", "1000")));
        approve(move());
        assertThat(balance("3020")).isEqualTo("600.00");
        JournalEntry moved = last();

        Prepared waiting = reversal(moved);
        assertThat(waiting.shown()).contains(new Shown("3020 is credited", "600.00 USD"));
        approve(waiting);

        assertThat(balance("3020")).isEqualTo("0.00");
        assertThat(balance("3900")).isEqualTo("600.00");
        assertThat(last().reverses()).isEqualTo(moved.id());
        assertThat(problem(() -> reversal(moved)).message()).contains("was reversed already");
        approve(move());
        assertThat(balance("3020")).isEqualTo("600.00");
    }

    @Test
    void whatWasShownIsNotMovedOnceItIsOtherwiseAndWhatFollowsFromARecordIsNotReversedHere() {
        approve(asked(end, line("1010", "1500"), line("2100", "1000")));
        JournalEntry opened = last();
        assertThat(problem(() -> reversal(opened)))
                .satisfies(why -> assertThat(why.code()).isEqualTo(Problem.Code.WRONG_STATE))
                .satisfies(why -> assertThat(why.fields().getFirst().field()).isEqualTo("id"))
                .satisfies(why -> assertThat(why.message()).contains("follows from opening/books"));
        Prepared first = move();
        assertThat(code(this::move)).isEqualTo(Problem.Code.ALREADY_PENDING);
        server.mongo()
                .write(
                        unit ->
                                server.features()
                                        .ledger()
                                        .post(
                                                unit,
                                                Actor.SYSTEM,
                                                null,
                                                new NewEntry(
                                                        "E26",
                                                        "account/7009",
                                                        "",
                                                        end.plusDays(2),
                                                        List.of(
                                                                Postings.debit(
                                                                        "1100",
                                                                        Money.of("9", "USD"),
                                                                        Map.of()),
                                                                Postings.credit(
                                                                        "3900",
                                                                        Money.of("9", "USD"),
                                                                        Map.of())),
                                                        "Registered later")));
        assertThat(code(() -> approve(first))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(balance("3020")).isEqualTo("0.00");
    }
}
