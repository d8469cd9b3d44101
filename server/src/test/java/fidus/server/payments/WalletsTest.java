package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.payments.PayDesk.ADA;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.money.Currency;
import fidus.payments.wallets.AboutWallet;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireHouseAccount;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletState;
import fidus.server.payments.wallets.Wallets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class WalletsTest {
    private static final String FIRST = "DE89370400440532013000";
    private static final String SECOND = "NL91ABNA0417164300";

    private PayDesk desk;

    @BeforeEach
    void open() {
        desk = new PayDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aWalletIsVerifiedByAnotherPersonAndCools() {
        PayoutWallet added = desk.ask(WalletCalls.ADD, add(FIRST, false));
        assertThat(added.walletState()).isEqualTo(WalletState.PENDING_VERIFICATION);
        assertThat(added.addressCheck()).isEqualTo(AddressCheck.CHECKSUM);
        assertThat(added.primary()).isFalse();

        Prepared waiting = desk.waiting(Wallets.subject(added.id()));
        assertThat(waiting.shown())
                .contains(
                        new Shown("Pays to", FIRST + ", Ada, First Bank, DE"),
                        new Shown("Becomes the primary", "yes"));
        desk.approve(waiting);

        PayoutWallet verified = wallets().getFirst();
        assertThat(verified.walletState()).isEqualTo(WalletState.VERIFIED);
        assertThat(verified.primary()).isTrue();
        assertThat(verified.payableFrom())
                .isEqualTo(desk.server().clock().instant().plus(Duration.ofHours(24)));
    }

    @Test
    void complianceVerifiesAndRetiresAWalletButDoesNotSayWhichIsPaid() {
        String compliance = desk.server().token(Role.COMPLIANCE);
        PayoutWallet added = desk.ask(WalletCalls.ADD, add(FIRST, false));
        Prepared waiting = desk.waiting(Wallets.subject(added.id()));
        assertThat(waiting.openRoles()).containsExactly(Role.APPROVER, Role.COMPLIANCE);
        for (Role other : List.of(Role.ADMIN, Role.AUDITOR)) {
            assertThat(code(() -> desk.decide(waiting, desk.server().token(other))))
                    .as(other.name())
                    .isEqualTo(Problem.Code.FORBIDDEN);
        }
        desk.decide(waiting, compliance);
        assertThat(wallets().getFirst().walletState()).isEqualTo(WalletState.VERIFIED);

        PayoutWallet second = desk.ask(WalletCalls.ADD, add(SECOND, false));
        desk.decide(desk.waiting(Wallets.subject(second.id())), compliance);
        Prepared primary = desk.ask(WalletCalls.MAKE_PRIMARY, new AboutWallet(second.id()));
        assertThat(code(() -> desk.decide(primary, compliance))).isEqualTo(Problem.Code.FORBIDDEN);
        desk.approve(primary);
        Prepared retired =
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(added.id(), "The account was closed by the client"));
        desk.decide(retired, compliance);
        assertThat(wallets())
                .filteredOn(wallet -> wallet.id().equals(added.id()))
                .extracting(PayoutWallet::walletState)
                .containsExactly(WalletState.RETIRED);
    }

    @Test
    void nobodyVerifiesTheirOwnWalletEvenWhenAnotherAsksForIt() {
        PayoutWallet added = desk.ask(WalletCalls.ADD, add(FIRST, false), desk.both());
        Prepared own = desk.waiting(Wallets.subject(added.id()));
        assertThat(code(() -> desk.decide(own, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.ask(
                ApprovalCalls.DECIDE,
                new Decide(own.id(), Decide.Decision.WITHDRAW, own.digest(), ""),
                desk.both());

        Prepared asked = desk.ask(WalletCalls.VERIFY, new AboutWallet(added.id()));
        assertThat(code(() -> desk.decide(asked, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(asked);
        assertThat(wallets().getFirst().walletState()).isEqualTo(WalletState.VERIFIED);
    }

    @Test
    void exactlyOneWalletOfAPartyAndCurrencyIsThePrimary() {
        PayoutWallet first = desk.fresh(ADA, "Ada", FIRST);
        PayoutWallet second = desk.fresh(ADA, "Ada", SECOND);
        assertThat(primaries()).containsExactly(first.id().value());
        assertThat(code(() -> retire(first))).isEqualTo(Problem.Code.WRONG_STATE);

        desk.approve(desk.ask(WalletCalls.MAKE_PRIMARY, new AboutWallet(second.id())));
        assertThat(primaries()).containsExactly(second.id().value());
        desk.approve(retire(first));
        desk.approve(retire(second));

        assertThat(primaries()).isEmpty();
        assertThat(wallets())
                .extracting(PayoutWallet::walletState)
                .containsOnly(WalletState.RETIRED);
        assertThat(code(() -> desk.ask(WalletCalls.VERIFY, new AboutWallet(first.id()))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aNewWalletMayTakeThePlaceOfThePrimary() {
        desk.fresh(ADA, "Ada", FIRST);
        PayoutWallet second = desk.ask(WalletCalls.ADD, add(SECOND, true));
        desk.approve(desk.waiting(Wallets.subject(second.id())));

        assertThat(primaries()).containsExactly(second.id().value());
    }

    @Test
    void whatIsNoWalletIsRefused() {
        assertThat(code(() -> desk.ask(WalletCalls.ADD, add("DE89370400440532013001", false))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.ask(WalletCalls.ADD, add(FIRST, false));
        assertThat(code(() -> desk.ask(WalletCalls.ADD, add(FIRST, false))))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
        var nobody =
                new AddWallet(
                        "client/nobody",
                        "Ada",
                        "Giro",
                        Currency.EUR,
                        PayDesk.details("Ada", FIRST),
                        null,
                        false);
        assertThat(code(() -> desk.ask(WalletCalls.ADD, nobody))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> desk.ask(WalletCalls.ADD, add(SECOND, false), desk.approver())))
                .isEqualTo(Problem.Code.FORBIDDEN);
    }

    @Test
    void anAccountOfTheHouseIsEnteredAndRetiredByTwoPersons() {
        var id = desk.house();
        HouseAccount account = houseAccounts().getFirst();
        assertThat(account.houseAccountState()).isEqualTo(HouseAccountState.ACTIVE);
        assertThat(account.makerId()).isNotEqualTo(account.checkerId());

        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE_HOUSE_ACCOUNT,
                        new RetireHouseAccount(id, "The bank was changed")));

        assertThat(houseAccounts().getFirst().houseAccountState())
                .isEqualTo(HouseAccountState.RETIRED);
        var nowhere =
                new AddHouseAccount(
                        "Second",
                        new fidus.payments.wallets.BankDetails(
                                "First Bank", "Fidus", null, "1234567890", null, null, "US"),
                        null,
                        Currency.USD);
        assertThat(code(() -> desk.ask(WalletCalls.ADD_HOUSE_ACCOUNT, nowhere)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private static AddWallet add(String iban, boolean primary) {
        return new AddWallet(
                ADA, "Ada", "Giro", Currency.EUR, PayDesk.details("Ada", iban), null, primary);
    }

    private Prepared retire(PayoutWallet wallet) {
        return desk.ask(WalletCalls.RETIRE, new RetireWallet(wallet.id(), "No longer used by her"));
    }

    private List<HouseAccount> houseAccounts() {
        return desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts();
    }

    private List<PayoutWallet> wallets() {
        return desk.ask(WalletCalls.LIST, new FindWallets(ADA)).wallets();
    }

    private List<java.util.UUID> primaries() {
        return wallets().stream()
                .filter(PayoutWallet::primary)
                .map(wallet -> wallet.id().value())
                .toList();
    }
}
