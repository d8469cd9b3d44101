package fidus.server.exchanges;

import fidus.approvals.Shown;
import fidus.exchanges.ExchangeWorth;
import fidus.exchanges.PrepareExchange;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletKind;
import fidus.rates.CurrencyPair;
import fidus.rates.ExchangeRate;
import fidus.server.exchanges.ExchangeRules.Checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an exchange posts, and what two people see of it before.
final class ExchangeEntry {
    private static final String CLEARING = "1900";

    private ExchangeEntry() {}

    static String words(Money given, Money received) {
        return "Exchange " + given + " for " + received;
    }

    static List<Posting> postings(PrepareExchange asks, Checked checked) {
        String pair =
                CurrencyPair.of(asks.given().currency(), asks.received().currency()).toString();
        String fund = asks.fund();
        Map<String, String> of =
                fund == null ? Map.of("pair", pair) : Map.of("pair", pair, "fund", fund);
        return List.of(
                Postings.debit(place(checked.to()), asks.received(), named(checked.to())),
                Postings.credit(CLEARING, asks.received(), of),
                Postings.debit(CLEARING, asks.given(), of),
                Postings.credit(place(checked.from()), asks.given(), named(checked.from())));
    }

    private static String place(HouseAccount account) {
        return account.walletKind() == WalletKind.FIAT ? "1010" : "1020";
    }

    private static Map<String, String> named(HouseAccount account) {
        return Map.of("bankAccount", account.name());
    }

    static List<Shown> shown(
            PrepareExchange asks, Checked checked, LocalDate postedOn, ExchangeWorth worth) {
        String fund = asks.fund();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Given", asks.given() + " from " + checked.from().name()));
        shown.add(new Shown("Received", asks.received() + " at " + checked.to().name()));
        shown.add(new Shown("Whose money", fund == null ? "of no one fund" : fund));
        shown.add(new Shown("Reference of the bank", checked.reference()));
        shown.add(new Shown("Day by the bank", asks.on().toString()));
        shown.add(new Shown("Posted on", postedOn.toString()));
        shown.add(new Shown("Agreed rate", worth.agreedWords()));
        shown.add(new Shown("Approved rate", worth.approvedWords()));
        for (ExchangeRate rate : worth.rates()) {
            shown.add(
                    new Shown(
                            "Rate of " + rate.currency(),
                            rate.words() + " of " + rate.on() + ", " + rate.source()));
        }
        shown.add(new Shown("Difference", worth.differenceWords()));
        return List.copyOf(shown);
    }
}
