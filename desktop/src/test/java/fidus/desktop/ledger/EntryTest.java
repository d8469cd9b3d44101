package fidus.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;
import fidus.ledger.Chart;
import fidus.ledger.EntryId;
import fidus.ledger.EntryPage;
import fidus.ledger.EntryTemplate;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PostingSide;
import fidus.ledger.TrialBalance;
import fidus.money.Money;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The page of an entry by hand.
@ExtendWith(ApplicationExtension.class)
class EntryTest {
    private final List<ObjectNode> sent = new ArrayList<>();
    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(LedgerCalls.TRIAL_BALANCE, _ -> new TrialBalance(Accounts.NOW, List.of()));
        fake.answer(
                LedgerCalls.ENTRIES,
                _ -> new EntryPage(List.of(entry("manual/7", null), entry("deal/1", null)), null));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(LedgerCalls.PREPARE_ENTRY, this::prepared);
        fake.answer(LedgerCalls.REVERSE_ENTRY, this::prepared);
    }

    private Prepared prepared(ObjectNode question) {
        sent.add(question);
        return Waiting.prepared("POST_ENTRY", "manual/1", "Post CAPITAL_IN");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static JournalEntry entry(String source, @Nullable EntryId reverses) {
        return new JournalEntry(
                new EntryId(new UUID(0, 5)),
                12,
                "E3",
                source,
                "entry",
                LocalDate.parse("2026-10-31"),
                "2026-10",
                Accounts.NOW,
                new PersonId(new UUID(0, 1)),
                new PersonId(new UUID(0, 2)),
                List.of(),
                reverses,
                "Capital of the partners");
    }

    private static void pair(EntryModel model, String sum) {
        model.debit.set(Chart.find("1010").orElseThrow());
        model.debitBelongs.set("bankAccount=House bank USD");
        model.sum.set(Money.of(sum, "USD"));
        model.add();
    }

    private static List<String> faults(EntryModel model) {
        return Objects.requireNonNull(model.command().problemProperty().get()).fields().stream()
                .map(Problem.Field::field)
                .toList();
    }

    @Test
    void aPairIsOneDebitAndItsCreditAndTheEntryIsSentOnce() {
        var model = new EntryModel(Signed.in(fake, Accounts.NOW));
        pair(model, "100.00");
        assertThat(model.lines())
                .extracting(one -> one.account() + " " + one.side())
                .containsExactly("1010 DEBIT", "3010 CREDIT");
        model.send();
        assertThat(faults(model)).containsExactly("valueOn", "document", "reason");
        model.valueOn.set(LocalDate.parse("2026-10-31"));
        model.document.set("Minutes 7");
        model.reason.set("Capital of the partners");
        model.send();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path("template").asText()).isEqualTo("CAPITAL_IN");
        assertThat(sent.getFirst().at("/postings/0/dimensions/bankAccount").asText())
                .isEqualTo("House bank USD");
        assertThat(model.lines()).isEmpty();
    }

    @Test
    void aTemplateOffersItsAccountsAndPutsOtherLinesAway() {
        var model = new EntryModel(Signed.in(fake, Accounts.NOW));
        pair(model, "1.00");
        model.template.set(EntryTemplate.RECEIPT_ASSIGNED);
        assertThat(model.lines()).isEmpty();
        assertThat(model.offered(PostingSide.DEBIT))
                .extracting(one -> one.code())
                .containsExactly("2600");
        assertThat(model.offered(PostingSide.CREDIT)).isEqualTo(Chart.ACCOUNTS);
        model.add();
        assertThat(faults(model)).containsExactly("credit", "sum");
    }

    @Test
    void onlyWhatWasMadeByHandGoesBackByHand() throws Exception {
        Shell shell = Signed.in(fake, Accounts.NOW);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new LedgerModel(shell);
                            var view = new LedgerView(model);
                            view.visited("");
                            Screenshots.of(view, "ledger-entry", 1072, 748);
                            Scene scene = view.getScene();
                            var tabs = (TabPane) scene.getRoot().lookup("#tabs");
                            tabs.getSelectionModel().select(2);
                            pair(model.entry(), "100.00");
                            Screenshots.of(scene, "ledger-entry-laid");
                            var back = (Button) scene.getRoot().lookup("#reverse");
                            assertThat(back.isVisible()).isFalse();
                            return scene;
                        })
                .get();
        assertThat(EntryModel.isReversible(entry("manual/7", null))).isTrue();
        assertThat(EntryModel.isReversible(entry("deal/1", null))).isFalse();
        assertThat(EntryModel.isReversible(entry("manual/7", new EntryId(new UUID(0, 1)))))
                .isFalse();
        var model = new EntryModel(shell);
        model.reverse(entry("manual/7", null));
        assertThat(model.reverse().problemProperty().get()).isNotNull();
        model.reason.set("Posted for the wrong bank");
        model.reverse(entry("manual/7", null));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path("reason").asText()).isEqualTo("Posted for the wrong bank");
    }
}
