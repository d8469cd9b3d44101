package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.money.Currency;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.reconciliation.profiles.ProfileList;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// What can be reconciled is looked for by its name.
class RunSubjectTest {
    @Test
    void accountsAreListedByName() {
        List<AccountCard> cards =
                Stream.of(510090, 510001, 510010)
                        .map(login -> new AccountKey("NorthBridge-Live", login))
                        .map(key -> Accounts.free(key, Currency.USD))
                        .toList();

        List<RunSubject> listed =
                RunSubject.of(cards, List.of(), List.of(), new ProfileList(List.of(), List.of()));

        assertThat(listed)
                .extracting(RunSubject::account)
                .containsExactly(
                        "510001@NorthBridge-Live",
                        "510010@NorthBridge-Live",
                        "510090@NorthBridge-Live");
    }

    @Test
    void anAccountAtABankIsReadByItsNameAlone() {
        List<RunSubject> listed =
                RunSubject.of(
                        List.of(),
                        Banks.accounts().accounts(),
                        List.of(),
                        new ProfileList(List.of(), List.of()));

        assertThat(listed).extracting(RunSubject::name).containsExactly(Banks.ACCOUNT.name());
    }
}
