package fidus.desktop.cashflow;

import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ConvertedFundPage;
import fidus.cashflow.FundPage;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.FundPart;
import fidus.cashflow.FundPartKind;
import fidus.contract.Nothing;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.Completeness;
import fidus.mt5.pnl.FundAccounting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fund accounting page as it was last read. The figures are made by the code the server makes
/// them with; nothing is computed here.
public final class FundPageModel {
    private static final List<FundPartKind> EQUITY =
            List.of(FundPartKind.TRADING_EQUITY, FundPartKind.SEPARATION_BALANCE);
    private static final List<FundPartKind> REVENUE =
            List.of(
                    FundPartKind.TRADING_EQUITY,
                    FundPartKind.SEPARATION_BALANCE,
                    FundPartKind.CLIENT_PRINCIPAL,
                    FundPartKind.HOUSE_CAPITAL);
    private static final List<FundPartKind> OBLIGATIONS =
            List.of(FundPartKind.INTEREST_UNPAID, FundPartKind.SHARES_UNPAID);
    private static final List<FundPartKind> REST =
            List.of(
                    FundPartKind.MANAGER_FEES_UNPAID,
                    FundPartKind.COMMISSIONS_UNPAID,
                    FundPartKind.POOLS_UNPAID);
    private static final List<FundPartKind> REBATES = List.of(FundPartKind.UNPAID_REBATES);
    private static final List<FundPartKind> CASH = List.of(FundPartKind.UNALLOCATED_CASH);

    private final Shell shell;
    private final Fetched<FundPage> page;

    /// A figure of the page.
    ///
    /// @param key of its words
    /// @param money absent where a part is not known
    /// @param kinds whose parts it is the sum of, or the difference
    public record Figure(String key, @Nullable Money money, List<FundPartKind> kinds) {}

    FundPageModel(Shell shell) {
        this.shell = shell;
        page = new Fetched<>(shell, FundPage::asOf);
    }

    Fetched<FundPage> page() {
        return page;
    }

    void read() {
        page.ask(CashflowCalls.FUND_PAGE, new Nothing());
    }

    Optional<FundPageSection> section(@Nullable Currency currency) {
        FundPage now = page.value();
        return now == null
                ? Optional.empty()
                : now.currencies().stream()
                        .filter(one -> one.currency().equals(currency))
                        .findFirst();
    }

    /// All currencies in one; empty where there is but one.
    Optional<ConvertedFundPage> converted() {
        return Optional.ofNullable(page.value()).map(FundPage::converted);
    }

    /// INCOMPLETE as soon as one figure lacks a part.
    static Completeness completeness(FundPageSection section) {
        boolean lacks = figures(section.figures()).stream().anyMatch(one -> one.money() == null);
        return lacks ? Completeness.INCOMPLETE : section.basis().completeness();
    }

    /// From what is there to what is left.
    static List<Figure> figures(FundAccounting of) {
        var liabilities = together(OBLIGATIONS, REST);
        var net = together(REVENUE, liabilities);
        return List.of(
                new Figure("totalEquity", of.totalEquity().orElse(null), EQUITY),
                new Figure("unpaidRebates", of.unpaidRebates(), REBATES),
                new Figure("unallocatedCash", of.unallocatedCash(), CASH),
                new Figure(
                        "fundAssets",
                        of.fundAssets().orElse(null),
                        together(EQUITY, together(REBATES, CASH))),
                new Figure(
                        "clientPrincipal",
                        of.clientPrincipal(),
                        List.of(FundPartKind.CLIENT_PRINCIPAL)),
                new Figure(
                        "houseCapital",
                        of.houseCapitalPlaced(),
                        List.of(FundPartKind.HOUSE_CAPITAL)),
                new Figure("fundRevenue", of.fundRevenue().orElse(null), REVENUE),
                new Figure("obligations", of.obligations(), OBLIGATIONS),
                new Figure("liabilities", of.liabilities().orElse(null), liabilities),
                new Figure(
                        of.rebatesInNet() ? "netWithRebates" : "netProfitability",
                        of.netProfitability().orElse(null),
                        of.rebatesInNet() ? together(net, REBATES) : net));
    }

    private static List<FundPartKind> together(List<FundPartKind> one, List<FundPartKind> two) {
        var both = new ArrayList<>(one);
        both.addAll(two);
        return List.copyOf(both);
    }

    /// What a figure is made of.
    static List<FundPart> parts(FundPageSection section, @Nullable Figure figure) {
        return figure == null
                ? List.of()
                : section.parts().stream()
                        .filter(one -> figure.kinds().contains(one.fundPartKind()))
                        .toList();
    }

    /// Opens the account, contract or run behind a part.
    void open(FundPart part) {
        String subject = part.subject();
        if (subject.startsWith("account/")) {
            shell.navigation().open("accounts", subject);
        } else if (subject.startsWith("contract/")) {
            shell.navigation().open("contracts", subject);
        } else if (part.fundPartKind() == FundPartKind.MANAGER_FEES_UNPAID
                || subject.startsWith("rebate-run/")) {
            shell.navigation().open("fees", subject);
        }
    }
}
