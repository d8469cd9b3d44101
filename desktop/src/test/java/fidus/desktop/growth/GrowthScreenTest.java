package fidus.desktop.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.funds.FundCode;
import fidus.growth.DayPosition;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthDay;
import fidus.growth.GrowthDays;
import fidus.growth.GrowthLine;
import fidus.growth.GrowthMetrics;
import fidus.growth.GrowthPoint;
import fidus.growth.GrowthReport;
import fidus.growth.GrowthScope;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.pnl.Basis;

import javafx.scene.chart.LineChart;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
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
import java.util.ArrayList;
import java.util.List;

/// Growth from the portfolio to the positions of an account's day.
@ExtendWith(ApplicationExtension.class)
class GrowthScreenTest {
    private static final Instant NOW = Instant.parse("2026-04-02T09:30:00Z");
    private static final AccountKey ACCOUNT = new AccountKey("Alpha-Live", 1001);

    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(GrowthCalls.REPORT, _ -> report());
        fake.answer(GrowthCalls.DAYS, _ -> days());
        fake.answer(GrowthCalls.DAY, _ -> day());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theWholeOpensDownToAPositionOfADay() throws Exception {
        var model = new GrowthModel(Signed.in(fake, NOW));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new GrowthView(model);
                            view.visited("");
                            Screenshots.of(view, "growth", 1072, 748);
                            LineChart<?, ?> chart = (LineChart<?, ?>) view.lookup("#chart");
                            assertThat(chart.getData().getFirst().getData()).hasSize(31);
                            assertThat(fake.count(GrowthCalls.DAY)).isZero();
                            select(view, "levels", 3);
                            ((TabPane) view.lookup(".tab-pane")).getSelectionModel().select(1);
                            view.applyCss();
                            view.layout();
                            select(view, "growthDays", 0);
                            view.applyCss();
                            view.layout();
                            Screenshots.of(view.getScene(), "growth-day");
                            RecordTable<?> positions = (RecordTable<?>) view.lookup("#positions");
                            assertThat(positions.rows()).hasSize(1);
                            assertThat(((Label) view.lookup("#rest")).getText())
                                    .contains("120.00", "\u221212.50", "32.50");
                            return view;
                        })
                .get();
        assertThat(fake.seen()).anyMatch(seen -> seen.path().endsWith("/days/2026-03-31"));
    }

    private static void select(GrowthView view, String table, int row) {
        ((TableView<?>) view.lookup("#" + table + " .table-view")).getSelectionModel().select(row);
    }

    private static GrowthReport report() {
        return new GrowthReport(
                NOW,
                List.of(
                        line(new GrowthScope(Currency.USD, null, null, null), "Portfolio"),
                        line(new GrowthScope(Currency.USD, FundCode.CORE, null, null), "CORE"),
                        line(new GrowthScope(Currency.USD, FundCode.CORE, "M1", null), "M1"),
                        line(
                                new GrowthScope(Currency.USD, FundCode.CORE, "M1", ACCOUNT),
                                "CORE-1")));
    }

    private static GrowthLine line(GrowthScope scope, String name) {
        return new GrowthLine(
                scope,
                name,
                usd("301.13"),
                new GrowthMetrics(
                        30,
                        new BigDecimal("1.96"),
                        new BigDecimal("3.10"),
                        new BigDecimal("1.54"),
                        5,
                        2,
                        new BigDecimal("40.00"),
                        new BigDecimal("3.76"),
                        usd("80.00"),
                        usd("-21.25")),
                new Basis(1, 1, 0, NOW));
    }

    private static GrowthDays days() {
        var points = new ArrayList<GrowthPoint>();
        BigDecimal index = new BigDecimal("1.00000000");
        for (int i = 0; i < 31; i++) {
            index = index.add(new BigDecimal(i % 3 == 0 ? "-0.00300000" : "0.00250000"));
            points.add(
                    new GrowthPoint(
                            LocalDate.of(2026, 3, 1).plusDays(i),
                            usd("12.00"),
                            usd("10000.00"),
                            i == 0 ? null : new BigDecimal("0.00120000"),
                            index,
                            new BigDecimal("0.00500000")));
        }
        return new GrowthDays(points);
    }

    private static GrowthDay day() {
        return new GrowthDay(
                LocalDate.of(2026, 3, 31),
                usd("120.00"),
                List.of(new DayPosition(77, "EURUSD", true, usd("100.00"), usd("95.00"))),
                usd("-12.50"),
                usd("32.50"));
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
