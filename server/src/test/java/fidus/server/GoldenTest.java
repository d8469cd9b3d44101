package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import fidus.contract.Wire;
import fidus.server.mongo.Codecs;
import fidus.server.mongo.Unit;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What travels and what is stored, spelled out: a change of either shows as a change of a file.
class GoldenTest {
    private static final JsonWriterSettings STORED =
            JsonWriterSettings.builder()
                    .outputMode(JsonMode.EXTENDED)
                    .indent(true)
                    .newLineCharacters("\n")
                    .build();

    private static final Map<String, List<EveryCall.Named>> CALLS =
            EveryCall.all().stream().collect(groupingBy(named -> named.owner().getSimpleName()));

    private static final List<Class<?>> RECORDS = stored();

    private static final JavaClasses SHARED =
            new ClassFileImporter()
                    .importUrl(Wire.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> whatTravelsKeepsItsSpelling() {
        return CALLS.entrySet().stream()
                .map(
                        calls ->
                                DynamicTest.dynamicTest(
                                        calls.getKey(),
                                        () ->
                                                Golden.check(
                                                        "golden/wire/" + calls.getKey() + ".json",
                                                        spelled(calls.getValue()))));
    }

    /// A constant renamed or gone makes stored data and older programs unreadable.
    @Test
    void theWordsOfTheContractStay() throws Exception {
        ObjectNode words = Wire.STRICT.createObjectNode();
        for (Class<?> type : shared(Class::isEnum)) {
            var constants = words.putArray(name(type));
            for (Object constant : type.getEnumConstants()) {
                constants.add(Wire.STRICT.<JsonNode>valueToTree(constant));
            }
        }
        Golden.check("golden/words.json", pretty(words));
    }

    /// The examples of the calls show the first variant alone.
    @Test
    void everyVariantKeepsItsSpelling() throws Exception {
        ObjectNode variants = Wire.STRICT.createObjectNode();
        for (Class<?> type : shared(Class::isSealed)) {
            for (Class<?> variant : type.getPermittedSubclasses()) {
                Object example = Examples.of(variant);
                String text = Wire.STRICT.writerFor(type).writeValueAsString(example);
                assertThat((Object) Wire.STRICT.readValue(text, type)).isEqualTo(example);
                variants.set(name(variant), Wire.STRICT.readTree(text));
            }
        }
        Golden.check("golden/variants.json", pretty(variants));
    }

    @TestFactory
    Stream<DynamicTest> whatIsStoredKeepsItsSpelling() {
        return RECORDS.stream()
                .map(
                        type ->
                                DynamicTest.dynamicTest(
                                        name(type),
                                        () -> {
                                            BsonDocument document = encoded(type);
                                            Golden.check(
                                                    "golden/bson/" + name(type) + ".json",
                                                    document.toJson(STORED) + "\n");
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsStoredIsReadBackTheSame() {
        return RECORDS.stream()
                .map(type -> DynamicTest.dynamicTest(name(type), () -> readBack(type)));
    }

    @Test
    void noGoldenFileIsLeftOver() throws Exception {
        assumeFalse(Boolean.getBoolean("golden.write"), "the files are being written");
        var expected = new TreeSet<String>(Set.of("words.json", "variants.json"));
        CALLS.keySet().forEach(name -> expected.add("wire/" + name + ".json"));
        RECORDS.forEach(type -> expected.add("bson/" + name(type) + ".json"));
        Path golden = Path.of("src", "test", "resources", "golden");
        try (var files = Files.walk(golden)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> golden.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theRecordsOfEveryFeatureAreFound() {
        assertThat(RECORDS.stream().map(GoldenTest::name))
                .contains(
                        "audit.AuditLine",
                        "auth.Person",
                        "auth.SessionStore.Session",
                        "deals.StoredDeal",
                        "ledger.JournalEntry",
                        "mt5.TradingAccount")
                .hasSizeGreaterThan(25);
    }

    private static String spelled(List<EveryCall.Named> calls) throws Exception {
        ObjectNode all = Wire.STRICT.createObjectNode();
        for (EveryCall.Named named : calls) {
            ObjectNode one = all.putObject(named.name());
            one.put("call", named.call().toString());
            one.set("question", Wire.STRICT.valueToTree(Examples.of(named.call().question())));
            one.set("answer", Wire.STRICT.valueToTree(Examples.of(named.call().answer())));
        }
        return pretty(all);
    }

    private static String pretty(ObjectNode all) throws Exception {
        var indent = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(indent)
                        .withArrayIndenter(indent);
        return Wire.STRICT.writer(printer).writeValueAsString(all) + "\n";
    }

    private static <T> BsonDocument encoded(Class<T> type) {
        return encoded(codec(type), type.cast(Examples.of(type)));
    }

    private static <T> BsonDocument encoded(Codec<T> codec, T value) {
        var document = new BsonDocument();
        codec.encode(new BsonDocumentWriter(document), value, EncoderContext.builder().build());
        return document;
    }

    private static <T> void readBack(Class<T> type) {
        Codec<T> codec = codec(type);
        T example = type.cast(Examples.of(type));
        BsonDocument document = encoded(codec, example);
        T again = codec.decode(new BsonDocumentReader(document), DecoderContext.builder().build());
        assertThat(again).isEqualTo(example);
        assertThat(encoded(codec, again)).isEqualTo(document);
    }

    private static <T> Codec<T> codec(Class<T> type) {
        return Codecs.registry().get(type);
    }

    private static String name(Class<?> type) {
        return type.getName().replaceFirst("^fidus\\.(server\\.)?", "").replace('$', '.');
    }

    /// The types of the shared module that are such, in the order of their names.
    private static List<Class<?>> shared(Predicate<Class<?>> such) {
        var found = new ArrayList<Class<?>>();
        for (JavaClass type : SHARED) {
            boolean isPublic = Modifier.isPublic(type.reflect().getModifiers());
            if (isPublic && such.test(type.reflect())) {
                found.add(type.reflect());
            }
        }
        found.sort(Comparator.comparing(GoldenTest::name));
        return List.copyOf(found);
    }

    /// The types that any feature asks a unit of work for.
    private static List<Class<?>> stored() {
        var found = new TreeMap<String, Class<?>>();
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fidus.server")) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (asksForDocuments(unit)) {
                    for (ReferencedClassObject named : unit.getReferencedClassObjects()) {
                        Class<?> record = named.getRawType().reflect();
                        if (record.isRecord()) {
                            found.put(record.getName(), record);
                        }
                    }
                }
            }
        }
        return found.values().stream().sorted(Comparator.comparing(GoldenTest::name)).toList();
    }

    private static boolean asksForDocuments(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(
                        call ->
                                call.getTargetOwner().isEquivalentTo(Unit.class)
                                        && call.getName().equals("documents"));
    }
}
