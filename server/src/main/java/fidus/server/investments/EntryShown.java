package fidus.server.investments;

import fidus.approvals.Shown;
import fidus.funds.FundTerms;
import fidus.investments.EnterContract;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.server.investments.EntryRules.Placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the second person is shown of a contract: its terms, each mapping line, and the sums.
final class EntryShown {
    private EntryShown() {}

    static List<Shown> lines(EnterContract enter, Placement placement) {
        Map<AccountKey, TradingAccount> accounts =
                placement.accounts().stream()
                        .collect(Collectors.toMap(TradingAccount::key, Function.identity()));
        Money sum = LineRules.total(enter.lines(), enter.principal());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", placement.client().name()));
        shown.add(new Shown("Client id", placement.client().id().value().toString()));
        shown.add(new Shown("Fund", enter.fundCode().name()));
        shown.add(new Shown("Principal", enter.principal().toString()));
        shown.add(new Shown("Signed on", enter.signedOn().toString()));
        FundTerms signed = placement.terms();
        FundTerms now = placement.now();
        if (signed.termsVersion() != now.termsVersion()) {
            shown.add(
                    new Shown(
                            "Terms",
                            "Version "
                                    + signed.termsVersion()
                                    + " of that day; since "
                                    + now.effectiveFrom()
                                    + " version "
                                    + now.termsVersion()
                                    + " is in force"));
        }
        shown.add(new Shown("Start date", enter.startDate().toString()));
        shown.add(new Shown("Note", enter.note()));
        for (int at = 0; at < enter.lines().size(); at++) {
            shown.add(new Shown("Line " + (at + 1), line(enter.lines().get(at), accounts)));
        }
        shown.add(new Shown("Sum of the lines", sum.toString()));
        shown.add(new Shown("Sum less principal", sum.minus(enter.principal()).toString()));
        return List.copyOf(shown);
    }

    static String line(MappingLine line, Map<AccountKey, TradingAccount> accounts) {
        TradingAccount account = line.account() == null ? null : accounts.get(line.account());
        if (account == null) {
            return line.mappedPrincipal() + " unallocated cash · " + line.note();
        }
        return line.mappedPrincipal()
                + " on "
                + account.key()
                + " ("
                + account.label()
                + ", "
                + account.broker()
                + ", "
                + account.fundCode()
                + ", "
                + account.capitalSource()
                + ", "
                + (account.clientId() == null ? "free" : "already this client's")
                + ") · "
                + line.note();
    }
}
