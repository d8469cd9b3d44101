package fidus.desktop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Sent;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.funds.DateConvention;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.ShareMethod;
import fidus.funds.StandardTerms;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.money.Money;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Contracts that share performance, or that a company sold, on the sheet that takes them over.
class TakeOverKindsTest {
    private List<ObjectNode> sent = List.of();
    private FakeServer fake;
    private TakeOverModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(FundCalls.LIST, _ -> People.funds());
        sent = Sent.to(fake, BookCalls.TAKE_OVER);
        model = new TakeOverModel(Signed.in(fake, Accounts.NOW));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theMarkAndTheSharesOfPerformanceAreTyped() throws Exception {
        FxToolkit.registerPrimaryStage();
        begin(FundCode.UNLIMITED, "250000.00", "2025-01-15", "2025-05-04");
        model.shares.valuedOn.set(LocalDate.parse("2025-04-30"));
        model.shares.performance.set("4000.00");
        model.shares.mark.set("12000.01");
        model.shares.shares.set("2025-03-31; 5000.00; 2025-04-10; WIRE 1\n2025-04-30; 1000.01");
        assertThat(Objects.requireNonNull(model.outcomeProperty().get()).due())
                .isEqualTo(Money.of("1000.01", "USD"));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new TakeOverView(model, () -> {});
                            Screenshots.of(view, "take-over-shares", 460, 900);
                            Node shares = view.lookup("#sharesFields");
                            assertThat(shares.isVisible()).isTrue();
                            assertThat(view.lookup("#paidField").isVisible()).isFalse();
                            assertThat(view.lookup("#poolsField").isVisible()).isFalse();
                            return view;
                        })
                .get();
        model.reason.set("Contract and wires on file");
        model.send();

        assertThat(sent.getFirst().at("/shares/highWaterMark/amount").asText())
                .isEqualTo("12000.01");
        assertThat(sent.getFirst().at("/shares/shares/0/evidence").asText()).isEqualTo("WIRE 1");
        assertThat(sent.getFirst().at("/shares/shares/1/paidOn").isMissingNode()).isTrue();
    }

    @Test
    void theUnitsOfAPoolAreTypedAndSayItsPerformanceAndMark() throws Exception {
        FxToolkit.registerPrimaryStage();
        FundTerms series =
                StandardTerms.firstVersion(FundCode.UNLIMITED, LocalDate.parse("2025-01-01"))
                        .change()
                        .shareMethod(ShareMethod.SERIES)
                        .terms();
        begin(FundCode.UNLIMITED, "250000.00", "2025-01-15", "2025-05-04", series);
        model.shares.valuedOn.set(LocalDate.parse("2025-04-30"));
        model.reason.set("Register and wires on file");
        model.shares.units.units.set("many");
        model.send();
        assertThat(Sent.fields(model.command()))
                .contains("shares.units.units", "shares.units.dealt");
        assertThat(sent).isEmpty();

        model.shares.units.units.set("2500");
        model.shares.units.series.set("lead");
        model.shares.units.dealt.set("100");
        model.shares.units.classMarkThen.set("100");
        model.shares.units.price.set("78");
        model.shares.units.mark.set("100");
        model.shares.units.classMark.set("100");
        assertThat(model.outcomeProperty().get()).isNotNull();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new TakeOverView(model, () -> {});
                            Screenshots.of(view, "take-over-units", 460, 1100);
                            assertThat(view.lookup("#unitsFields").isVisible()).isTrue();
                            assertThat(view.lookup("#ownMark").isVisible()).isFalse();
                            return view;
                        })
                .get();
        model.send();

        assertThat(sent.getFirst().at("/shares/performance/amount").asText())
                .isEqualTo("-55000.00");
        assertThat(sent.getFirst().at("/shares/highWaterMark/amount").asText()).isEqualTo("0.00");
        assertThat(sent.getFirst().at("/shares/units/series").asText()).isEqualTo("LEAD");
    }

    @Test
    void aMarkThatIsNoSumIsSaidBesideIt() {
        begin(FundCode.UNLIMITED, "250000.00", "2025-01-15", "2025-05-04");
        model.shares.valuedOn.set(LocalDate.parse("2025-04-30"));
        model.shares.performance.set("much");
        model.shares.shares.set("soon");
        model.reason.set("Contract and wires on file");
        model.send();

        assertThat(Sent.fields(model.command()))
                .containsExactly("shares.performance", "shares.highWaterMark", "shares.shares");
        assertThat(sent).isEmpty();
    }

    @Test
    void theTermsAContractRanUnderAreChosenBesideThoseOfItsFund() throws Exception {
        FxToolkit.registerPrimaryStage();
        begin(FundCode.CORE, "18151.41", "2025-10-01", "2025-12-31");
        model.own.convention.set(Optional.of(DateConvention.DAY_COUNT));
        model.own.rounding.set(Optional.of(RoundingRule.EACH_ROUNDED));
        model.paid.set("1; 2025-12-30; 272.27; WIRE 4711");
        assertThat(model.opens().replaceAll("[^0-9.·]", "")).isEqualTo("18151.41·0.00·9.08");
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new TakeOverView(model, () -> {});
                            Screenshots.of(view, "take-over-terms", 460, 900);
                            assertThat(view.lookup("#rateField").isVisible()).isTrue();
                            return view;
                        })
                .get();
        begin(FundCode.UNLIMITED, "250000.00", "2025-01-15", "2025-05-04");
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new TakeOverView(model, () -> {});
                            Screenshots.of(view, "take-over-terms-shares", 460, 700);
                            assertThat(view.lookup("#rateField").isVisible()).isFalse();
                            assertThat(view.lookup("#roundingField").isVisible()).isFalse();
                            return view;
                        })
                .get();
    }

    @Test
    void poolsOfACompanyAreTypedForBalanceAlone() {
        begin(FundCode.BALANCE, "80000.00", "2025-01-05", "2025-09-30");
        assertThat(model.soldByCompany.get()).isTrue();
        assertThat(model.sharesPerformance.get()).isFalse();
        model.pools.set("1; 2025-06-06; 1200.00; WIRE P-1");
        model.reason.set("Contract and wires on file");
        model.send();

        assertThat(sent.getFirst().at("/pools/0/evidence").asText()).isEqualTo("WIRE P-1");
        assertThat(sent.getFirst().at("/shares").isMissingNode()).isTrue();
        begin(FundCode.CORE, "80000.00", "2025-01-05", "2025-09-30");
        assertThat(model.soldByCompany.get()).isFalse();
    }

    private void begin(FundCode fund, String principal, String start, String until) {
        begin(fund, principal, start, until, null);
    }

    private void begin(
            FundCode fund,
            String principal,
            String start,
            String until,
            @Nullable FundTerms terms) {
        ContractPage page = Contracts.waiting();
        Investment one = page.investment();
        var other =
                new Investment(
                        one.id(),
                        one.number(),
                        one.clientId(),
                        one.clientName(),
                        fund,
                        Money.of(principal, "USD"),
                        LocalDate.parse(start),
                        LocalDate.parse(start),
                        one.investmentState(),
                        one.mappings(),
                        one.note(),
                        terms,
                        null,
                        null,
                        1);
        model.begin(
                new ContractPage(
                        page.businessDate(), other, null, null, null, List.of(), List.of()));
        model.startDate.set(LocalDate.parse(start));
        model.takenOverOn.set(LocalDate.parse(until));
    }
}
