package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.intake.BadRows;
import fidus.intake.ContractLine;
import fidus.intake.ContractListCard;
import fidus.intake.ContractPreview;
import fidus.intake.FindContractLines;
import fidus.intake.IntakeCalls;
import fidus.intake.ListState;
import fidus.intake.Standing;
import fidus.investments.AboutInvestment;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Lists of Client A's CORE contract (rows of 272.27 on the first of each month of 2026), taken
/// over after 31 May 2026.
class ContractListTest {
    private IntakeDesk desk;

    @BeforeEach
    void open() {
        desk = new IntakeDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aListShowsWhatEachContractOwesAndWhatOpensAltogether() {
        ContractPreview seen =
                desk.read(
                        IntakeDesk.HEADING
                                + IntakeDesk.core("A-1", "Ada Example", 4)
                                + IntakeDesk.core("A-2", "boris beispiel", 5));

        assertThat(IntakeDesk.told(seen)).containsExactly("2 NEW ", "6 NEW ");
        assertThat(seen.rows().getFirst().due()).isEqualTo(Money.of("272.27", "USD"));
        assertThat(seen.rows().getFirst().accrued()).isEqualTo(Money.of("272.28", "USD"));
        assertThat(seen.rows().getFirst().paid()).isEqualTo(4);
        assertThat(seen.rows().getFirst().payouts()).hasSize(13);
        assertThat(seen.rows().getFirst().payouts().get(3).evidence()).isEqualTo("WIRE A-14");
        assertThat(seen.opens().stream().map(one -> one.account() + " " + one.sum()))
                .containsExactly(
                        "2100 -36302.82 USD",
                        "2200 -544.56 USD",
                        "2210 -272.27 USD",
                        "3900 37119.65 USD");
        assertThat(desk.balance("3900")).isEqualTo("0.00");
    }

    @Test
    void whatCannotBeTakenOverSaysWhyAndIsLeftOut() {
        String list =
                IntakeDesk.HEADING
                        + IntakeDesk.core("B-1", "Ada Example", 1)
                        + IntakeDesk.core("B-2", "Nobody Known", 1)
                        + "B-3,Ada Example,CORE,100,USD,2025-10-01,2025-10-01,,,,,\n"
                        + "B-4,Ada Example,CORE,18151.41,USD,2025-10-01,2025-10-01,,1,"
                        + "2026-01-02,272.28,WIRE 1\n"
                        + "B-5,Ada Example,CORE,18151.41,USD,2025-10-01,2025-10-01,"
                        + "510001@Broker-Live,,,,\n"
                        + "B-6,Ada Example,MOON,x,USD,soon,2025-10-01,,first,,,\n"
                        + "B-1,,,20000,,,,,,,,\n";

        ContractPreview seen = desk.read(list);

        assertThat(IntakeDesk.told(seen))
                .containsExactly(
                        "2 REFUSED Line 8 says another principal.",
                        "3 REFUSED No client has the email address or the name Nobody Known.",
                        "4 REFUSED principal: CORE takes 10000.00 USD or more; this is 100.00 USD.",
                        "5 REFUSED paid_amount: INTEREST 1 is 272.27 USD under the terms of the"
                                + " contract, not 272.28 USD. Rows are paid whole: check its terms,"
                                + " principal and start.",
                        "6 REFUSED accounts: There is no account 510001@Broker-Live in the"
                                + " registry.",
                        "7 REFUSED fund: No fund is called MOON. principal: The principal is no"
                                + " amount. signed_on: It is no day.");
        String good = list + IntakeDesk.core("B-7", "Ada Example", 2);
        Problem none = IntakeDesk.problem(() -> desk.prepare(good, BadRows.TAKE_NONE));
        assertThat(none.message()).contains("6 contracts are refused").contains("line 2");
        desk.approve(desk.prepare(good, BadRows.TAKE_THE_GOOD));
        ContractListCard card = desk.over();
        assertThat(card.listState()).isEqualTo(ListState.DONE);
        assertThat(List.of(card.count(), card.done(), card.refused())).containsExactly(1, 1, 0);
    }

    @Test
    void anotherPersonAgreesAndTheSameListAddsNothingAgain() {
        String list =
                IntakeDesk.HEADING
                        + IntakeDesk.core("C-1", "Ada Example", 4)
                        + IntakeDesk.core("C-2", "Boris Beispiel", 4);
        Prepared waits = desk.prepare(list, BadRows.TAKE_NONE);
        assertThat(waits.shown().stream().map(one -> one.label() + ": " + one.value()))
                .contains("Contracts: 2", "Opens on 2100: credit 36302.82 USD");
        assertThat(IntakeDesk.problem(() -> desk.prepare(list, BadRows.TAKE_NONE)).code())
                .isEqualTo(Problem.Code.ALREADY_PENDING);
        assertThat(desk.code(() -> desk.decide(waits, desk.operator))).isNotNull();
        assertThat(desk.newest().listState()).isEqualTo(ListState.WAITING);

        desk.approve(waits);

        assertThat(desk.over().done()).isEqualTo(2);
        assertThat(desk.balance("2100")).isEqualTo("-36302.82");
        assertThat(desk.balance("3900")).isEqualTo("37391.92");
        // A second row fell due on 1 June.
        assertThat(desk.balance("2210")).isEqualTo("-1089.08");
        ContractPage page = page(0);
        assertThat(page.investment().investmentState()).isEqualTo(InvestmentState.ACTIVE);
        assertThat(page.investment().note()).startsWith("Taken over as C-1.");
        assertThat(page.book().schedule().row(PayoutRef.interest(4)).payoutState())
                .isEqualTo(PayoutState.PAID);
        assertThat(page.redeemable().redeemableNow()).isEqualTo(Money.of("544.54", "USD"));
        assertThat(desk.read(list).rows(Standing.KNOWN)).hasSize(2);
        assertThat(IntakeDesk.problem(() -> desk.prepare(list, BadRows.TAKE_NONE)).code())
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
        String other = IntakeDesk.HEADING + IntakeDesk.core("c-1", "Boris Beispiel", 4);
        assertThat(IntakeDesk.told(desk.read(other)))
                .containsExactly("2 REFUSED It was taken over with other figures.");
    }

    /// Golden case G4 by a list: rows every 30 days from 30 December 2025, each rounded, of which
    /// the first was paid.
    @Test
    void aContractUnderTermsOfItsOwnGoesOnByThemAndIsKnownByThem() {
        String heading =
                IntakeDesk.HEADING.strip() + ",date_convention,rounding_rule,monthly_rate\n";
        String byDays = contract("G-4", "2025-12-30,272.27", "day_count,EACH_ROUNDED,");
        String list = heading + byDays + contract("G-5", "2026-01-02,363.03", ",,0.020");
        assertThat(
                        IntakeDesk.told(
                                desk.read(
                                        heading
                                                + contract("G-6", "2025-12-30,272.27", ",,")
                                                + contract("G-7", "2026-01-02,272.27", "LUNAR,,x")
                                                + contract("G-8", "2026-01-02,272.27", ",,1.5")
                                                + contract("G-9", "2026-01-02,272.27", ",,0.02"))))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("2 NEW "),
                        one ->
                                assertThat(one)
                                        .contains("date_convention: It is one of [CALENDAR_MONTHS")
                                        .contains("monthly_rate: It is a fraction"),
                        one -> assertThat(one).contains("4 REFUSED monthly_rate: "),
                        one ->
                                assertThat(one)
                                        .contains("5 REFUSED paid_amount: ")
                                        .contains("363.03 USD under the terms"));
        Prepared waits = desk.prepare(list, BadRows.TAKE_NONE);
        assertThat(waits.shown().stream().map(one -> one.label() + ": " + one.value()))
                .contains(
                        "Terms of their own, CORE, DAY_COUNT, EACH_ROUNDED: 1 contracts",
                        "Terms of their own, CORE, 0.02 a month: 1 contracts");
        assertThat(desk.read(list).rows().getFirst().stood())
                .isEqualTo("Terms of its own: DAY_COUNT, EACH_ROUNDED");

        desk.approve(waits);

        assertThat(desk.over().done()).isEqualTo(2);
        var rows = page(0).book().schedule().interestRows();
        assertThat(rows.get(6).dueOn()).isEqualTo("2026-06-28");
        assertThat(rows.get(11).dueOn()).isEqualTo("2026-11-25");
        assertThat(rows.get(11).payoutAmount()).isEqualTo(Money.of("272.27", "USD"));
        assertThat(page(1).book().schedule().interest()).isEqualTo(Money.of("4356.34", "USD"));
        assertThat(desk.read(list).rows(Standing.KNOWN)).hasSize(2);
        String said = contract("G-5", "2026-01-02,363.03", "CALENDAR_MONTHS,RESIDUAL_LAST,0.02");
        String other = contract("G-4", "2026-01-02,272.27", ",EACH_ROUNDED,");
        assertThat(IntakeDesk.told(desk.read(heading + said + other)))
                .containsExactly("2 KNOWN ", "3 REFUSED It was taken over with other figures.");
    }

    private static String contract(String reference, String paid, String terms) {
        return reference
                + ",Ada Example,CORE,18151.41,USD,2025-10-01,2025-10-01,,1,"
                + paid
                + ",WIRE "
                + reference
                + ","
                + terms
                + "\n";
    }

    @Test
    void aContractThatWaitsInTwoListsIsTakenOverOnce() {
        String contract = IntakeDesk.HEADING + IntakeDesk.core("D-1", "Ada Example", 4);
        Prepared first = desk.prepare(contract, BadRows.TAKE_NONE);
        Prepared second = desk.prepare(contract + "\n", BadRows.TAKE_NONE);
        desk.approve(first);
        assertThat(settled()).containsExactlyInAnyOrder(ListState.DONE, ListState.WAITING);

        Problem why = IntakeDesk.problem(() -> desk.approve(second));

        assertThat(why.code()).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.balance("2100")).isEqualTo("-18151.41");
        assertThat(settled()).containsExactlyInAnyOrder(ListState.DONE, ListState.DROPPED);
    }

    @Test
    void whatWouldOpenOtherwiseByNowIsPreparedAgain() {
        Prepared waits =
                desk.prepare(
                        IntakeDesk.HEADING + IntakeDesk.core("E-1", "Ada Example", 4),
                        BadRows.TAKE_NONE);
        Agent bea = desk.ask(AgentCalls.ADD, new AddAgent("Bea Agent", new BigDecimal("0.10")));
        desk.approve(
                desk.ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                desk.ada.id(),
                                bea.id(),
                                LocalDate.parse("2025-10-01"),
                                "Brought the client to us")));

        Problem why = IntakeDesk.problem(() -> desk.approve(waits));

        assertThat(why.code()).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.balance("2100")).isEqualTo("0.00");
    }

    /// The states of all lists once nothing is under way.
    private List<ListState> settled() {
        List<ListState> states = states();
        for (int i = 0; i < 3_000 && states.contains(ListState.UNDER_WAY); i++) {
            LockSupport.parkNanos(10_000_000);
            states = states();
        }
        return states;
    }

    private List<ListState> states() {
        return desk.ask(IntakeCalls.CONTRACT_LISTS, new Nothing()).lists().stream()
                .map(ContractListCard::listState)
                .toList();
    }

    private ContractPage page(int at) {
        String list = desk.newest().id();
        ContractLine line =
                desk.ask(IntakeCalls.CONTRACT_LINES, new FindContractLines(list, false, 0, 10))
                        .lines()
                        .get(at);
        assertThat(line.outcome()).isEqualTo(ContractLine.Outcome.TAKEN_OVER);
        return desk.ask(BookCalls.PAGE, new AboutInvestment(line.investmentId()));
    }
}
