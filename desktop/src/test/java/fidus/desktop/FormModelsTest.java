package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.accounts.RegisterModel;
import fidus.desktop.contracts.EnterModel;
import fidus.desktop.contracts.LineModel;
import fidus.desktop.review.ReviewModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Deals;
import fidus.desktop.shell.FakeServer;
import fidus.funds.FundCode;
import fidus.investments.InvestmentCalls;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.AccountPurpose;
import fidus.mt5.BookedDeal;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.Mt5Calls;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What the models of forms refuse before anything is sent.
final class FormModelsTest extends Models {
    @Test
    void aWrongFormNamesEveryWrongFieldAndSendsNothing() {
        var model = new RegisterModel(shell);
        model.login.set("12a");
        model.initial.set("1,5");
        model.send();
        Problem problem = Objects.requireNonNull(model.command().problemProperty().get());
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .contains("login", "server", "initialAllocation", "label", "broker", "note");
        assertThat(fake.count(Mt5Calls.REGISTER)).isZero();
    }

    @Test
    void aSeparationAccountTakesItsOwnFundAndSource() {
        var model = new RegisterModel(shell);
        model.purpose.set(AccountPurpose.SEPARATION);
        assertThat(model.fund.get()).isEqualTo(FundCode.SEPARATION);
        assertThat(model.source.get()).isEqualTo(CapitalSource.SEPARATION);
        model.purpose.set(AccountPurpose.TRADING);
        assertThat(model.fund.get()).isEqualTo(FundCode.CORE);
        assertThat(model.source.get()).isEqualTo(CapitalSource.CLIENT);
    }

    @Test
    void pressingAgainAfterAFailureSendsTheSameRequestId() {
        var model = new ReviewModel(shell);
        BookedDeal deal = Deals.unknown(1, "-12.50", "");
        model.chosenProperty().set(deal);
        model.categoryProperty().set(CashCategory.FEE);
        model.reasonProperty().set("A fee the broker named by phone");
        fake.answer(
                Mt5Calls.DECIDE_DEAL,
                _ -> {
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        model.send();
        fake.answer(Mt5Calls.DECIDE_DEAL, _ -> new DealDecided(deal, null));
        model.send();
        List<String> keys =
                fake.seen().stream()
                        .filter(one -> one.path().endsWith("/category"))
                        .map(FakeServer.Seen::key)
                        .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @Test
    void theLinesOfAContractMustSumToItsPrincipal() {
        var model = new EnterModel(shell);
        model.principal.set(Accounts.usd("18151.41"));
        LineModel first = model.lines().all().getFirst();
        first.sum.set(Accounts.usd("16000.00"));
        assertThat(model.lines().open()).isEqualTo(Accounts.usd("2151.41"));
        assertThat(model.lines().isPlaced()).isFalse();
        var second = new LineModel();
        model.lines().all().add(second);
        model.lines().fill(second);
        assertThat(second.sum.get()).isEqualTo(Accounts.usd("2151.41"));
        assertThat(model.lines().isPlaced()).isTrue();
        second.sum.set(Accounts.usd("2151.39"));
        assertThat(model.lines().isPlaced()).isFalse();
    }

    @Test
    void aPrincipalIsPlacedOnAccountsOfItsOwnCurrencyOnly() {
        var euro = new Currency("EUR");
        AccountKey dollars = Accounts.key(1);
        AccountKey euros = Accounts.key(2);
        fake.answer(
                Mt5Calls.ACCOUNTS,
                _ ->
                        new AccountList(
                                Accounts.NOW,
                                List.of(
                                        Accounts.free(dollars, Currency.USD),
                                        Accounts.free(euros, euro))));
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        var model = new EnterModel(shell);
        model.begin();
        assertThat(model.currencies()).containsExactly(Currency.USD, euro);
        assertThat(model.lines().choices())
                .extracting(card -> card.account().key())
                .containsExactly(dollars);
        LineModel line = model.lines().all().getFirst();
        line.account.set(dollars);
        model.currency.set(euro);
        assertThat(line.account.get()).isNull();
        assertThat(model.lines().choices())
                .extracting(card -> card.account().key())
                .containsExactly(euros);
    }

    @Test
    void eachLineSaysWhatIsWrongWithItAndNothingIsSent() {
        var model = new EnterModel(shell);
        model.lines().all().add(new LineModel());
        model.lines().all().getFirst().sum.set(Accounts.usd("1.00"));
        model.lines().all().getFirst().note.set("Placed by agreement");
        model.send();
        Problem problem = Objects.requireNonNull(model.command().problemProperty().get());
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .contains("clientId", "lines.1.mappedPrincipal", "lines.1.note")
                .doesNotContain("lines.0.mappedPrincipal", "lines.0.note");
        assertThat(fake.count(InvestmentCalls.ENTER)).isZero();
    }
}
