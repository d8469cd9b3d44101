package fidus.desktop.banks;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.bank.desk.StatementPreview;
import fidus.contract.Problem;
import fidus.money.Currency;
import fidus.payments.wallets.HouseAccount;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a file in hand leaves for a person to say, or to do elsewhere.
final class LeftToSay {
    private LeftToSay() {}

    /// Whether it does not say by itself whose it is or how it is written.
    static boolean account(@Nullable BankPreview shown) {
        return shown != null
                && (shown.profile() != null
                        || shown.statements().stream()
                                .map(StatementPreview::printedAccount)
                                .anyMatch(String::isBlank));
    }

    /// Whether none of its statements prints an account.
    static boolean namesNone(@Nullable BankPreview shown) {
        return shown != null
                && account(shown)
                && shown.statements().stream()
                        .map(StatementPreview::printedAccount)
                        .allMatch(String::isBlank);
    }

    /// Whether it names no account and may be of this one, by what its sums are in.
    static boolean mayBeOf(@Nullable BankPreview shown, BankAccountCard card) {
        return shown != null
                && namesNone(shown)
                && shown.statements().stream()
                        .map(StatementPreview::currency)
                        .allMatch(
                                one ->
                                        one.equals(Currency.UNSTATED)
                                                || one.equals(card.account().currency()));
    }

    /// Whether they are one account, whatever was changed about it meanwhile.
    static boolean isSame(@Nullable HouseAccount one, @Nullable HouseAccount other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.id().equals(other.id());
    }

    /// Whether it prints an account that the house does not keep, or keeps otherwise. Once that is
    /// entered, the file is read again.
    static boolean isOfUnknownAccount(@Nullable BankPreview shown) {
        return shown != null
                && Problem.Code.WRONG_ACCOUNT.name().equals(shown.refusalCode())
                && shown.statements().stream()
                        .anyMatch(one -> one.refusal() != null && !one.printedAccount().isBlank());
    }

    /// Whether reading it again may say something else: as a person says, or once what it was
    /// refused for is mended elsewhere.
    static boolean mayBeReadAgain(@Nullable BankPreview shown) {
        return account(shown) || (shown != null && !shown.importable());
    }

    /// Whether a file was refused because nobody said what comes first in its dates.
    static boolean isDayOrder(@Nullable Problem why) {
        return why != null
                && why.fields().stream().anyMatch(field -> field.field().equals("dayOrder"));
    }

    /// The accounts among which the one is that a file prints which was read again. A CSV file is
    /// read as a person says of which account, so it says none by being read.
    static @Nullable BankAccounts read(BankPreview again, @Nullable BankAccounts known) {
        return again.profile() == null ? known : null;
    }

    /// The first account of the house that it prints.
    static @Nullable HouseAccount printed(
            @Nullable BankPreview shown, @Nullable BankAccounts known) {
        if (shown == null || known == null) {
            return null;
        }
        return shown.statements().stream()
                .map(StatementPreview::houseAccountId)
                .flatMap(
                        id ->
                                known.accounts().stream()
                                        .map(BankAccountCard::account)
                                        .filter(one -> one.id().equals(id)))
                .findFirst()
                .orElse(null);
    }

    /// Whether it is read otherwise than is saved for its account.
    static boolean always(
            @Nullable BankPreview shown,
            @Nullable BankAccountCard card,
            @Nullable SavedProfiles saved) {
        if (shown == null || shown.profile() != null) {
            return shown != null
                    && (shown.profileVersion() == 0 || isHeadedOtherwise(shown, saved))
                    && !shown.statements().isEmpty();
        }
        return card != null && CharsetModel.differs(shown, card.setting());
    }

    /// Whether other words stand over its columns than are saved with the profile.
    private static boolean isHeadedOtherwise(BankPreview shown, @Nullable SavedProfiles saved) {
        List<SavedProfile> all = saved == null ? List.of() : saved.profiles();
        return all.stream()
                .filter(one -> one.profileVersion() == shown.profileVersion())
                .anyMatch(one -> isHeadedOtherwise(shown, one));
    }

    /// Whether other words stand over its columns than are saved.
    static boolean isHeadedOtherwise(BankPreview shown, SavedProfile saved) {
        return shown.headings() != null && !shown.headings().equals(saved.headings());
    }

    /// The card of the account that a person says the file is of.
    static @Nullable BankAccountCard card(
            @Nullable BankAccounts known, @Nullable HouseAccount whose) {
        List<BankAccountCard> all = known == null ? List.of() : known.accounts();
        return all.stream()
                .filter(card -> whose != null && card.account().id().equals(whose.id()))
                .findFirst()
                .orElse(null);
    }

    /// Its statements that do not begin where their account ended.
    static List<StatementPreview> apart(@Nullable BankPreview shown) {
        return shown == null
                ? List.of()
                : shown.statements().stream()
                        .filter(one -> one.refusal() == null && !one.continuity().holds())
                        .toList();
    }
}
