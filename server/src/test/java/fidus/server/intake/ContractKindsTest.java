package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import fidus.contract.Problem;
import fidus.intake.BadRows;
import fidus.intake.ContractLine;
import fidus.intake.ContractPreview;
import fidus.intake.FindContractLines;
import fidus.intake.IntakeCalls;
import fidus.intake.Standing;
import fidus.investments.AboutInvestment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.money.Money;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// One list with contracts of every kind, taken over after 31 May 2026.
class ContractKindsTest {
    private RunningKinds desk;

    @BeforeEach
    void open() {
        desk = new RunningKinds();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// The sold contract owes 100,000, earns 2,000.00 a month for the client and 500.00 for the
    /// company and the agent since March: two months and the whole of May, of which nothing is due.
    @Test
    void everyKindOpensWithWhatItOwesAndIsTakenOverSo() {
        String list =
                RunningKinds.HEADING
                        + RunningKinds.sold("S-1")
                        + RunningKinds.own("O-1", "2026-01-02")
                        + RunningKinds.pooled("P-1", "LEAD", "2500")
                        + RunningKinds.pooled("P-2", "2026-02-15", "3125")
                        + RunningKinds.own("R-1", "2026-01-14", "paid_on=", "evidence=");
        ContractPreview seen = desk.read(list);

        assertThat(IntakeDesk.told(seen))
                .containsExactly("2 NEW ", "4 NEW ", "5 NEW ", "6 NEW ", "7 NEW ");
        assertThat(seen.rows().getLast().due()).isEqualTo(usd("5000.00"));
        assertThat(seen.rows().get(1).payouts()).anyMatch(one -> one.evidence().equals("WIRE S"));
        List<String> opens =
                seen.opens().stream().map(one -> one.account() + " " + one.sum()).toList();
        assertThat(opens)
                .containsExactly(
                        "2100 -1100000.00 USD",
                        "2200 -6000.00 USD",
                        "2210 -5000.00 USD",
                        "2500 -1500.00 USD",
                        "3900 1112500.00 USD");
        desk.approve(desk.prepare(list, BadRows.TAKE_NONE));
        assertThat(desk.over().done()).isEqualTo(5);
        assertThat(desk.balance("3900")).isEqualTo("1112500.00");
        ContractPage sold = page(0);
        assertThat(sold.book().schedule().terms().monthlyRate()).isEqualByComparingTo("0.020");
        assertThat(page(4).book().schedule().terms().principalAtRisk()).isTrue();
        assertThat(page(4).redeemable().redeemableNow()).isEqualTo(usd("5000.00"));
        assertThat(desk.read(list).rows(Standing.KNOWN)).hasSize(5);
    }

    @Test
    void whatDoesNotFitAKindIsRefusedAtItsLineAndColumn() {
        String list =
                RunningKinds.HEADING
                        + RunningKinds.row(
                                "contract=A",
                                "client=Ada Example",
                                "fund=CORE",
                                "principal=10000",
                                "currency=USD",
                                "signed_on=2025-10-01",
                                "start_date=2025-10-01",
                                "valued_on=2026-04-30",
                                "performance=1",
                                "high_water_mark=1")
                        + RunningKinds.own("B", "2026-01-02", "units=5")
                        + RunningKinds.own("C", "2026-01-02", "share_amount=4000")
                        + RunningKinds.own("D", "2026-01-02", "share_due=2026-03-30")
                        + RunningKinds.own("E", "2026-01-02", "pool_row=1")
                        + RunningKinds.own("F", "2026-01-02", "performance=", "valued_on=soon")
                        + RunningKinds.pooled("G", "LEAD", "2500")
                        + RunningKinds.pooled(
                                "H",
                                "LEAD",
                                "2500",
                                "series=lead",
                                "price=77",
                                "performance=-57500")
                        + RunningKinds.pooled("I", "LEAD", "2400.5")
                        + RunningKinds.sold("J", "company=Nobody Ltd", "agent_share=0.45")
                        + RunningKinds.sold("K", "fund=CORE")
                        + RunningKinds.sold("L").replace("1500", "1400")
                        + RunningKinds.fixed("M", "Ada Example").replace(",1,,,,", ",,,,1,");
        ContractPreview seen = desk.read(list);

        assertThat(IntakeDesk.told(seen))
                .containsExactly(
                        "2 REFUSED valued_on: CORE shares no performance.",
                        "3 REFUSED dealt_at: It is missing; units need it. price: It is missing;"
                                + " units need it. unit_mark: It is missing; units need it."
                                + " class_mark: It is missing; units need it. class_mark_then: It"
                                + " is missing; units need it.",
                        "4 REFUSED share_due: The shares sum to 4000.00 USD; a mark of 10000.00 USD"
                                + " at a rate of 0.50 gives 5000.00 USD.",
                        "5 REFUSED share_due: Shares are due at ends of months after 2026-03-02,"
                                + " the oldest first, up to the last valuation.",
                        "6 REFUSED One line names one of paid_row, share_due and pool_row.",
                        "7 REFUSED valued_on: How it stood at its last valuation. performance: How"
                                + " it stood at its last valuation.",
                        "8 NEW ",
                        "9 REFUSED price: G of this series came with 78 per unit and a mark of 100"
                                + " on that day.",
                        "10 REFUSED units: 2400.5 units dealt at 100 are 240050.00; the principal"
                                + " is 250000.00 USD.",
                        "11 REFUSED company: No company is called that.",
                        "13 REFUSED fund: A white-label company sells BALANCE only.",
                        "15 REFUSED Line 16, paid_amount: Pool 1 is 1500.00 USD, not 1400.00 USD.",
                        "17 REFUSED pool_row: No company sold this contract.");
        Problem why =
                IntakeDesk.problem(
                        () -> desk.read(RunningKinds.HEADING.replace("series", "share_class")));
        assertThat(why.message()).contains("share_class");
    }

    /// The same contract sold or not, and with other figures of its performance; noughts at the end
    /// are none.
    @Test
    void aContractThatIsSaidOtherwiseThanItWasTakenOverIsRefused() {
        desk.approve(
                desk.prepare(
                        RunningKinds.HEADING
                                + RunningKinds.unsold("U-1")
                                + RunningKinds.sold("S-1")
                                + RunningKinds.own("O-1", "2026-01-02")
                                + RunningKinds.pooled("P-1", "LEAD", "2500")
                                + RunningKinds.pooled("P-2", "2026-02-15", "3125"),
                        BadRows.TAKE_NONE));
        assertThat(desk.over().done()).isEqualTo(5);

        ContractPreview again =
                desk.read(
                        RunningKinds.HEADING
                                + RunningKinds.sold("U-1")
                                + RunningKinds.unsold("S-1")
                                + RunningKinds.own("O-1", "2026-01-02", "high_water_mark=12000")
                                + RunningKinds.pooled("P-1", "LEAD", "2500", "dealt_at=99")
                                + RunningKinds.pooled(
                                        "P-2", "2026-02-15", "3125.0", "price=78.00"));
        String other = " REFUSED It was taken over with other figures.";
        assertThat(IntakeDesk.told(again))
                .containsExactly("2" + other, "4" + other, "5" + other, "6" + other, "7 KNOWN ");
        assertThat(
                        desk.read(
                                        RunningKinds.HEADING
                                                + RunningKinds.sold("S-1", "agent_share=0.4"))
                                .rows(Standing.REFUSED))
                .hasSize(1);
    }

    /// BALANCE pays 2.5 % a month: sold, 2.0 for the client and 0.5 for the pools. What cannot be a
    /// term of a contract in the books is said at its line.
    @Test
    void aSoldContractIsKnownByTheRateItWasSoldAt() {
        String own = RunningKinds.own("O-1", "2026-01-02");
        desk.approve(
                desk.prepare(
                        RunningKinds.HEADING + RunningKinds.sold("S-1") + own, BadRows.TAKE_NONE));
        assertThat(desk.over().done()).isEqualTo(2);
        String heading = RunningKinds.HEADING.strip() + ",monthly_rate\n";

        assertThat(
                        IntakeDesk.told(
                                desk.read(
                                        heading
                                                + rated(RunningKinds.sold("S-1"), "0.020")
                                                + rated(own, "0.02")
                                                + rated(RunningKinds.sold("S-2"), "0.025"))))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("2 KNOWN "),
                        one -> assertThat(one).startsWith("4 REFUSED monthly_rate: UNLIMITED"),
                        one ->
                                assertThat(one)
                                        .startsWith("5 REFUSED monthly_rate: A company sold this"));
        assertThat(IntakeDesk.told(desk.read(heading + rated(RunningKinds.sold("S-1"), "0.025"))))
                .containsExactly("2 REFUSED It was taken over with other figures.");
    }

    private static String rated(String rows, String rate) {
        return rows.replace("\n", ",\n").replaceFirst(",\n", "," + rate + "\n");
    }

    /// There are many contracts of other kinds: one whose book cannot even be read is not asked.
    @Test
    void unitsAreHeldAgainstThoseOfTheirPoolAlone() {
        desk.approve(
                desk.prepare(
                        RunningKinds.HEADING
                                + RunningKinds.fixed("F-1", "Ada Example")
                                + RunningKinds.pooled("P-1", "LEAD", "2500")
                                + RunningKinds.pooled("P-2", "2026-02-15", "3125"),
                        BadRows.TAKE_NONE));
        assertThat(desk.over().done()).isEqualTo(3);
        desk.server
                .features()
                .mongo()
                .raw()
                .getCollection("contractBooks")
                .updateOne(Filters.eq("fundCode", "CORE"), Updates.set("schedule", "unreadable"));

        ContractPreview seen =
                desk.read(
                        RunningKinds.HEADING
                                + RunningKinds.pooled("A", "LEAD", "2500")
                                + RunningKinds.pooled(
                                        "B", "LEAD", "2500", "price=77", "performance=-57500"));

        assertThat(IntakeDesk.told(seen)).first().isEqualTo("2 NEW ");
        assertThat(seen.rows().getLast().reason())
                .startsWith("price: Contract ")
                .endsWith("of this series came with 78 per unit and a mark of 100 on that day.");
    }

    private ContractPage page(int at) {
        String list = desk.newest().id();
        ContractLine line =
                desk.ask(IntakeCalls.CONTRACT_LINES, new FindContractLines(list, false, 0, 10))
                        .lines()
                        .get(at);
        return desk.ask(BookCalls.PAGE, new AboutInvestment(line.investmentId()));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
