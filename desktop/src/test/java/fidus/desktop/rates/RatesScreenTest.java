package fidus.desktop.rates;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Exchanged;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.exchanges.ExchangeAccount;
import fidus.exchanges.ExchangeCalls;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.ApprovedRate;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;
import fidus.rates.RateCalls;
import fidus.rates.RateList;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationId;
import fidus.rates.RevaluationLine;
import fidus.rates.RevaluationMonth;
import fidus.rates.RevaluationState;

import javafx.scene.Scene;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Rates are gathered and sent together; a month's differences are shown with what they come from.
@ExtendWith(ApplicationExtension.class)
class RatesScreenTest {
    private static final Instant NOW = Instant.parse("2027-04-02T09:00:00Z");
    private static final LocalDate END = LocalDate.of(2027, 3, 31);

    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(
                RateCalls.FIND,
                _ ->
                        new RateList(
                                NOW,
                                Currency.USD,
                                List.of(
                                        new ApprovedRate(
                                                eur("1.12"),
                                                "",
                                                "Ann Example",
                                                "Ben Example",
                                                NOW,
                                                1))));
        fake.answer(RateCalls.MONTH, _ -> month());
        fake.answer(RateCalls.PREPARE, _ -> Waiting.prepared());
        fake.answer(RateCalls.REVALUE, _ -> Waiting.prepared());
        fake.answer(RateCalls.REVERSE, _ -> Waiting.prepared());
        fake.answer(ExchangeCalls.LIST, _ -> Exchanged.list(NOW));
        fake.answer(ExchangeCalls.PREPARE, _ -> Waiting.prepared());
        fake.answer(ExchangeCalls.REVERSE, _ -> Waiting.prepared());
        shell = Signed.in(fake, NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static ExchangeRate eur(String rate) {
        return new ExchangeRate(Currency.EUR, END, new BigDecimal(rate), "ECB reference rates");
    }

    private static RevaluationLine line() {
        var held = new TreeMap<Currency, Money>();
        held.put(Currency.EUR, Money.of("-1000.00", "EUR"));
        held.put(Currency.USD, Money.of("1085.00", "USD"));
        return RevaluationLine.of(
                "EUR/USD", held, new DayRates(END, Map.of(Currency.EUR, eur("1.12"))));
    }

    private static RevaluationMonth month() {
        var before =
                new Revaluation(
                        new RevaluationId(new UUID(0, 4)),
                        "2027-03",
                        END,
                        RevaluationState.POSTED,
                        List.of(line()),
                        "Ann Example",
                        "Ben Example",
                        NOW,
                        null,
                        "",
                        1);
        return new RevaluationMonth(
                NOW, "2027-03", END, List.of(line()), List.of(), List.of(before));
    }

    private String sent(String path) {
        return fake.seen().stream()
                .filter(seen -> seen.path().endsWith(path) && !seen.body().isEmpty())
                .findFirst()
                .orElseThrow()
                .body();
    }

    @Test
    void ratesAreTypedOrReadFromAFileAndSentTogether(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rates.csv");
        Files.writeString(
                file,
                """
                day;currency;rate;source
                2027-03-31;GBP;1.2925;Bank of England
                2027-03-31;JPY;0.00667;"ECB; by hand"
                """);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var model = new RatesModel(shell);
                            var view = new RatesView(model);
                            view.visited("");
                            model.add();
                            assertThat(model.gathered()).isEmpty();
                            assertThat(fields(model))
                                    .containsExactly("currency", "rate", "on", "source");
                            Screenshots.of(view, "rates-wrong", 1024, 640);
                            model.currency.set("eur");
                            model.on.set(END);
                            model.rate.set("1.1325");
                            model.source.set("ECB reference rates");
                            model.add();
                            model.take(file);
                            assertThat(model.gathered()).hasSize(3);
                            assertThat(model.gathered().get(2).source()).isEqualTo("ECB; by hand");
                            model.reason.set("The first was typed wrongly");
                            Screenshots.of(view.getScene(), "rates");
                            model.send(_ -> {});
                            assertThat(model.gathered()).isEmpty();
                            return view;
                        })
                .get();
        assertThat(sent("/rates"))
                .contains("1.1325", "\"GBP\"", "0.00667", "The first was typed wrongly");
    }

    private static List<String> fields(RatesModel model) {
        Problem why = model.command().problemProperty().get();
        return why == null ? List.of() : why.fields().stream().map(Problem.Field::field).toList();
    }

    @Test
    void aMonthsDifferenceIsShownWithItsRateAndSentOrTakenBack() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.DARK.use(Settings.inMemory());
                            var model = new RatesModel(shell);
                            var view = new RatesView(model);
                            view.visited("month/2027-03");
                            Screenshots.of(view, "rates-month", 1180, 748);
                            Theme.LIGHT.use(Settings.inMemory());
                            Scene scene = view.getScene();
                            assertThat(RevaluationModel.rows(month()))
                                    .extracting(RevaluationModel.Row::result)
                                    .containsExactly("", "", "gain 35.00 USD");
                            assertThat(scene.lookup("#revalue").isVisible()).isTrue();
                            model.revaluation().send(_ -> {});
                            Revaluation before = month().posted().getFirst();
                            model.revaluation().takeBack(before, "short", _ -> {});
                            assertThat(fake.count(RateCalls.REVERSE)).isZero();
                            ((TextField) scene.lookup("#period")).setText("March");
                            model.revaluation().read();
                            assertThat(model.revaluation().revalue().problemProperty().get())
                                    .isNotNull();
                            model.revaluation()
                                    .takeBack(before, "The rate was typed wrongly", _ -> {});
                            return view;
                        })
                .get();
        assertThat(sent("/revaluations")).contains("2027-03");
        assertThat(sent("/reversal")).contains("The rate was typed wrongly");
    }

    @Test
    void moneyIsExchangedBetweenAccountsAndComparedWithTheRateOfTheDay() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var model = new RatesModel(shell);
                            var view = new RatesView(model);
                            view.visited("exchange/" + new UUID(0, 7));
                            ExchangesModel form = model.exchanges();
                            form.send(_ -> {});
                            Problem why = form.prepare().problemProperty().get();
                            assertThat(why == null ? List.of() : why.fields())
                                    .extracting("field")
                                    .containsExactly(
                                            "from", "to", "given", "received", "on", "reference");
                            Screenshots.of(view, "rates-exchange-wrong", 1280, 748);
                            List<ExchangeAccount> accounts = Exchanged.list(NOW).accounts();
                            form.from.set(accounts.getLast());
                            form.to.set(accounts.getFirst());
                            Scene scene = view.getScene();
                            ((TextField) scene.lookup("#given")).setText("1085.00");
                            ((TextField) scene.lookup("#received")).setText("1000.00");
                            form.on.set(END);
                            form.reference.set("FX 7712345");
                            form.owner.set("CORE");
                            Screenshots.of(scene, "rates-exchange");
                            form.send(_ -> {});
                            form.takeBack(
                                    Exchanged.list(NOW).exchanges().getFirst(),
                                    "The bank never did it",
                                    _ -> {});
                            Theme.DARK.use(Settings.inMemory());
                            Screenshots.of(scene, "rates-exchange-dark");
                            Theme.LIGHT.use(Settings.inMemory());
                            return view;
                        })
                .get();
        assertThat(sent("/exchanges"))
                .contains("1085.00", "1000.00", "FX 7712345", "\"fund\":\"CORE\"");
        assertThat(sent("/reversal")).contains("The bank never did it");
    }

    @Test
    void aFileIsShownBesideWhatIsApprovedAndSentWithAReason(@TempDir Path folder) throws Exception {
        Path chosen = Files.writeString(folder.resolve("eurofxref.csv"), "Date,USD,");
        fake.answer(RateCalls.READ_FILE, _ -> Exchanged.file("eurofxref.csv"));
        fake.answer(RateCalls.PREPARE_FILE, _ -> Waiting.prepared());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var model = new RatesModel(shell);
                            var view = new RatesView(model);
                            view.visited("file");
                            Screenshots.of(view, "rates-file-none", 1024, 640);
                            model.file().currencies.set("EUR, JPY");
                            model.file().choose(chosen);
                            model.file().send(_ -> {});
                            assertThat(fake.count(RateCalls.PREPARE_FILE)).isZero();
                            Screenshots.of(view.getScene(), "rates-file");
                            model.file().reason.set("The bank corrected it");
                            model.file().send(_ -> {});
                            assertThat(model.file().seenProperty().get()).isNull();
                            return view;
                        })
                .get();
        assertThat(fake.count(RateCalls.READ_FILE)).isEqualTo(1);
        assertThat(fake.count(RateCalls.PREPARE_FILE)).isEqualTo(1);
    }
}
