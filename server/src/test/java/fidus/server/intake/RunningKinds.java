package fidus.server.intake;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.contract.Nothing;
import fidus.franchises.AddFranchise;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseCalls;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.funds.ShareMethod;
import fidus.funds.TermsDraft;
import fidus.server.WholeServer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A desk where contracts of every kind come in: fixed interest, sold by a company, with a mark of
/// their own, out of a pool by series, and with the principal at risk.
final class RunningKinds extends IntakeDesk {
    static final String HEADING =
            "contract,client,fund,principal,currency,signed_on,start_date,valued_on,performance,"
                    + "high_water_mark,series,units,dealt_at,price,unit_mark,class_mark,"
                    + "class_mark_then,company,company_agent,agent_share,company_payout,paid_row,"
                    + "share_due,share_amount,pool_row,paid_on,paid_amount,evidence\n";

    final Agent berta;
    final Franchise company;

    RunningKinds() {
        this(new WholeServer());
    }

    RunningKinds(WholeServer server) {
        super("2026-01-02", server);
        berta = ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")));
        company = ask(FranchiseCalls.ADD, new AddFranchise("White Label Ltd"));
        terms("2026-01-03", next -> next.shareMethod(ShareMethod.SERIES));
        terms("2026-01-13", next -> next.shareMethod(null).principalAtRisk(true));
        at("2026-06-15");
    }

    /// Seven contracts, of each kind one or two.
    String list() {
        var list = new StringBuilder(HEADING);
        for (int i = 1; i <= 2; i++) {
            list.append(fixed("F-" + i, "Ada Example"));
        }
        return list.append(sold("S-1"))
                .append(own("O-1", "2026-01-02"))
                .append(pooled("P-1", "LEAD", "2500"))
                .append(pooled("P-2", "2026-02-15", "3125"))
                .append(own("R-1", "2026-01-14"))
                .toString();
    }

    /// CORE over 10,000 since October, of which the first row was paid.
    static String fixed(String reference, String client) {
        return row(
                "contract=" + reference,
                "client=" + client,
                "fund=CORE",
                "principal=10000",
                "currency=USD",
                "signed_on=2025-10-01",
                "start_date=2025-10-01",
                "paid_row=1",
                "paid_on=2026-01-02",
                "paid_amount=150",
                "evidence=WIRE " + reference);
    }

    /// BALANCE over 100,000 since October, sold by the company; the first payout, 6,000.00, and the
    /// pool of it, 1,500.00, were paid.
    static String sold(String reference, String... more) {
        return row(
                        more,
                        "contract=" + reference,
                        "client=Ada Example",
                        "fund=BALANCE",
                        "principal=100000",
                        "currency=USD",
                        "signed_on=2025-10-01",
                        "start_date=2025-10-01",
                        "company=White Label Ltd",
                        "company_agent=Berta Broker",
                        "agent_share=0.50",
                        "paid_row=1",
                        "paid_on=2026-03-02",
                        "paid_amount=6000",
                        "evidence=WIRE I")
                + row(
                        "contract=" + reference,
                        "pool_row=1",
                        "paid_on=2026-03-03",
                        "paid_amount=1500",
                        "evidence=WIRE P");
    }

    /// The same without a company, and nothing paid.
    static String unsold(String reference) {
        return row(
                "contract=" + reference,
                "client=Ada Example",
                "fund=BALANCE",
                "principal=100000",
                "currency=USD",
                "signed_on=2025-10-01",
                "start_date=2025-10-01");
    }

    /// 250,000 since January that earned 10,000, paid half of it and stands at 4,000.
    static String own(String reference, String signed, String... more) {
        return row(
                more,
                "contract=" + reference,
                "client=Boris Beispiel",
                "fund=UNLIMITED",
                "principal=250000",
                "currency=USD",
                "signed_on=" + signed,
                "start_date=" + signed,
                "valued_on=2026-04-30",
                "performance=4000",
                "high_water_mark=10000",
                "share_due=2026-03-31",
                "share_amount=5000",
                "paid_on=2026-04-10",
                "evidence=WIRE S");
    }

    /// 250,000 in units of the pool that shares by series, at 78 a unit.
    static String pooled(String reference, String series, String units, String... more) {
        boolean lead = series.equals("LEAD");
        return row(
                more,
                "contract=" + reference,
                "client=Boris Beispiel",
                "fund=UNLIMITED",
                "principal=250000",
                "currency=USD",
                "signed_on=2026-01-05",
                "start_date=2026-01-05",
                "valued_on=2026-04-30",
                "performance=" + (lead ? "-55000" : "(6250.00)"),
                "high_water_mark=0",
                "series=" + series,
                "units=" + units,
                "dealt_at=" + (lead ? "100" : "80"),
                "price=78",
                "unit_mark=" + (lead ? "100" : "80"),
                "class_mark=" + (lead ? "100" : "80"),
                "class_mark_then=100");
    }

    static String row(String... cells) {
        return row(new String[0], cells);
    }

    /// @param other cells that stand in place of those of the same column
    private static String row(String[] other, String... cells) {
        var values = new HashMap<String, String>();
        for (String cell : cells) {
            values.put(cell.split("=", 2)[0], cell.split("=", 2)[1]);
        }
        for (String cell : other) {
            values.put(cell.split("=", 2)[0], cell.split("=", 2)[1]);
        }
        return Arrays.stream(HEADING.strip().split(","))
                        .map(column -> values.getOrDefault(column, ""))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /// With names in place of ids that every server makes anew.
    String named(String text) {
        return text.replace(ada.id().value().toString(), "ADA")
                .replace(boris.id().value().toString(), "BORIS")
                .replace(berta.id().value().toString(), "BERTA")
                .replace(company.id().value().toString(), "COMPANY");
    }

    private void terms(String from, UnaryOperator<TermsDraft> change) {
        FundTerms before =
                ask(FundCalls.LIST, new Nothing()).funds().stream()
                        .filter(history -> history.fundCode() == FundCode.UNLIMITED)
                        .findFirst()
                        .orElseThrow()
                        .versions()
                        .getLast();
        FundTerms next =
                change.apply(before.change())
                        .version(before.termsVersion() + 1, LocalDate.parse(from))
                        .terms();
        approve(ask(FundCalls.NEW_TERMS, new NewTerms(next, "Shared fairly from now on")));
    }
}
