package fidus.desktop.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.ReadyRedemptions;
import fidus.redemptions.RedemptionCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Payouts chosen and sent as one list, without a toolkit.
class ReadyModelTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");

    private FakeServer fake;
    private ReadyModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(RedemptionCalls.READY, _ -> People.ready());
        fake.answer(RedemptionCalls.APPROVE_ALL, _ -> Waiting.prepared());
        model = new ReadyModel(Signed.in(fake, NOW));
        model.read();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void whereAllIsAskedForAllThatIsNotBlockedIsSent() {
        assertThat(model.wanted()).hasSize(2);
        assertThat(model.totals().values())
                .extracting(Object::toString)
                .containsExactly("6272.27 USD");
        assertThat(model.clients()).isEqualTo(1);
        model.sendAll();
        assertThat(sent()).contains("2027-02-01").doesNotContain("rows/1/0");
    }

    @Test
    void whatIsSelectedIsSentByItsNamesAndABlockedRowNever() {
        List<ReadyRedemption> rows = People.ready().rows();
        model.select(rows.subList(1, 3));
        assertThat(model.totals().values())
                .extracting(Object::toString)
                .containsExactly("272.27 USD");
        model.send();
        assertThat(sent()).contains("redemption/2/1").doesNotContain("rows/");
        assertThat(model.selected()).isEmpty();
    }

    /// The third row's client has no wallet.
    @Test
    void aBlockedRowAloneNeverStandsForAllOthers() {
        model.select(People.ready().rows().subList(2, 3));
        model.send();
        assertThat(fields()).containsExactly("items");
        assertThat(fake.count(RedemptionCalls.APPROVE_ALL)).isZero();
    }

    /// As a decision about another list brings about: the table is read anew and selects nothing.
    @Test
    void aSelectionThatIsLostNeverStandsForAll() {
        model.select(People.ready().rows().subList(0, 1));
        model.select(List.of());
        model.send();
        assertThat(fields()).containsExactly("items");
        assertThat(fake.count(RedemptionCalls.APPROVE_ALL)).isZero();
    }

    @Test
    void withoutADayOrAnythingToApproveNothingIsSent() {
        model.dueUntil.set(null);
        model.sendAll();
        assertThat(fields()).containsExactly("dueUntil");
        fake.answer(RedemptionCalls.READY, _ -> new ReadyRedemptions(NOW, List.of()));
        model.dueUntil.set(LocalDate.of(2027, 1, 31));
        assertThat(model.command().problemProperty().get()).isNull();
        model.sendAll();
        assertThat(fields()).containsExactly("items");
        assertThat(fake.count(RedemptionCalls.APPROVE_ALL)).isZero();
    }

    private List<String> fields() {
        return model.command().problemProperty().get().fields().stream()
                .map(Problem.Field::field)
                .toList();
    }

    private String sent() {
        return fake.seen().stream()
                .filter(seen -> seen.path().endsWith("/redemptions/approval-lists"))
                .map(FakeServer.Seen::body)
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
