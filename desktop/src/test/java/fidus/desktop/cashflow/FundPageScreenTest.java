package fidus.desktop.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ConvertedFundPage;
import fidus.cashflow.FundPage;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.FundPart;
import fidus.cashflow.FundPartKind;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.Completeness;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.pnl.PnlTotal;
import fidus.mt5.pnl.TruePnl;
import fidus.rates.ExchangeRate;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The fund accounting page with the figures of golden case G17.
@ExtendWith(ApplicationExtension.class)
class FundPageScreenTest {
    private static final Instant NOW = Instant.parse("2026-04-02T09:30:00Z");

    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aFigureOpensIntoItsPartsAndAMissingOneIsSaid() throws Exception {
        fake.answer(CashflowCalls.FUND_PAGE, _ -> page(null));
        var model = new FundPageModel(Signed.in(fake, NOW));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view =
                                    new FundPageView(
                                            model, new SimpleObjectProperty<>(Currency.USD));
                            model.read();
                            Screenshots.of(view, "fund-page-none", 1072, 700);
                            ((TableView<?>) view.lookup("#figures .table-view"))
                                    .getSelectionModel()
                                    .select(0);
                            view.applyCss();
                            view.layout();
                            Screenshots.of(view.getScene(), "fund-page");
                            RecordTable<?> parts = (RecordTable<?>) view.lookup("#parts");
                            assertThat(parts.rows()).hasSize(2);
                            assertThat(((Label) view.lookup("#missing")).getText())
                                    .contains("no balance of a bank");
                            ((CheckBox) view.lookup("#inOne")).setSelected(true);
                            assertThat(((Label) view.lookup("#tableTotal")).getText())
                                    .contains("valued at 1 EUR = 1.1 USD (2026-04-01")
                                    .contains("1 EUR = 1.08 USD (2026-01-05");
                            assertThat(parts.rows()).isEmpty();
                            Screenshots.of(view.getScene(), "fund-page-in-one");
                            return view;
                        })
                .get();
    }

    @Test
    void theFiguresAreThoseOfTheGoldenCase() {
        FundPageSection whole = page(usd("0.00")).currencies().getFirst();
        assertThat(FundPageModel.figures(whole.figures()))
                .extracting(one -> one.key() + " " + one.money())
                .contains(
                        "totalEquity 130952.27 USD",
                        "fundAssets 131154.27 USD",
                        "fundRevenue 12800.86 USD",
                        "netProfitability -20466.39 USD");
        assertThat(FundPageModel.completeness(whole)).isEqualTo(Completeness.COMPLETE);
        assertThat(FundPageModel.completeness(page(null).currencies().getFirst()))
                .isEqualTo(Completeness.INCOMPLETE);
    }

    private static FundPage page(Money cash) {
        var figures =
                new FundAccounting(
                        usd("127024.86"),
                        usd("3927.41"),
                        usd("118151.41"),
                        usd("0.00"),
                        usd("202.00"),
                        cash,
                        usd("33267.25"),
                        usd("0.00"),
                        false);
        var core =
                new FundReturn(
                        FundCode.CORE,
                        new PnlTotal(
                                TruePnl.of(usd("18297.68"), usd("0.00"), usd("18151.41")),
                                new Basis(2, 2, 0, NOW)));
        return new FundPage(
                LocalDate.of(2026, 4, 2),
                NOW,
                List.of(
                        new FundPageSection(
                                Currency.USD,
                                figures,
                                new Basis(3, 3, 0, NOW),
                                cash == null
                                        ? List.of(
                                                "no balance of a bank or wallet in USD is recorded")
                                        : List.of(),
                                List.of(
                                        part(FundPartKind.TRADING_EQUITY, "CORE-1", "127024.86"),
                                        part(FundPartKind.SEPARATION_BALANCE, "SEP-1", "3927.41"),
                                        part(
                                                FundPartKind.CLIENT_PRINCIPAL,
                                                "1 · CORE",
                                                "118151.41"),
                                        part(FundPartKind.INTEREST_UNPAID, "1 · CORE", "33267.25")),
                                List.of(core),
                                usd("3000.00"))),
                inOne(figures, core));
    }

    private static ConvertedFundPage inOne(FundAccounting figures, FundReturn core) {
        return new ConvertedFundPage(
                Currency.USD,
                LocalDate.of(2026, 4, 2),
                List.of(euro("2026-04-01", "1.1")),
                List.of(euro("2026-01-05", "1.08"), euro("2026-02-02", "1.2")),
                figures,
                List.of(core),
                List.of());
    }

    private static ExchangeRate euro(String on, String rate) {
        return new ExchangeRate(
                Currency.EUR, LocalDate.parse(on), new BigDecimal(rate), "ECB reference rates");
    }

    private static FundPart part(FundPartKind kind, String name, String sum) {
        return new FundPart(kind, name, "account/Alpha-Live/1001", usd(sum));
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
