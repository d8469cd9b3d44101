package fidus.server;

import fidus.fees.CapitalSpan;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeeRounding;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.Valuation;
import fidus.fees.runs.AgreedFrom;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes one example of any type of the contract, the same one each time: every component present,
/// every list with one element, every text named after its component. Components that may be absent
/// are left out only where a record refuses them. A tree is its root alone.
public final class Examples {
    private static final int DEEPEST = 12;
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00.250Z");

    private static final Map<Class<?>, Object> PLAIN =
            Map.ofEntries(
                    Map.entry(int.class, 3),
                    Map.entry(Integer.class, 3),
                    Map.entry(long.class, 4L),
                    Map.entry(Long.class, 4L),
                    Map.entry(boolean.class, true),
                    Map.entry(Boolean.class, true),
                    Map.entry(BigDecimal.class, new BigDecimal("1.25")),
                    Map.entry(MatchProfile.class, MatchProfile.bank()),
                    Map.entry(MatchPass.class, MatchProfile.bank().passes().getFirst()),
                    Map.entry(Money.class, Money.of("1234.50", "USD")),
                    Map.entry(Currency.class, Currency.USD),
                    Map.entry(Instant.class, AT),
                    Map.entry(LocalDate.class, LocalDate.parse("2026-11-23")),
                    Map.entry(LocalDateTime.class, LocalDateTime.parse("2026-11-23T11:00:00")),
                    Map.entry(Duration.class, Duration.ofMinutes(90)),
                    Map.entry(ZoneOffset.class, ZoneOffset.ofHours(2)),
                    Map.entry(ZoneId.class, ZoneId.of("Europe/Athens")),
                    Map.entry(Binary.class, new Binary(new byte[] {1, 2, 3})));

    /// Records whose components must fit each other.
    private static final Map<Class<?>, Object> FITTING = fitting();

    private static Map<Class<?>, Object> fitting() {
        FeeAgreement agreement =
                FeeConvention.HOUSE
                        .agreement(new BigDecimal("0.20"), Currency.USD)
                        .with(
                                Hurdle.of(
                                        HurdleKind.HARD,
                                        HurdleBase.ALLOCATION,
                                        HurdleStretch.SINCE_LAST_FEE,
                                        "0.06"))
                        .with(ManagementFeeTerms.house(new BigDecimal("0.02")));
        LocalDate first = LocalDate.parse("2026-11-01");
        CapitalSpan capital =
                CapitalSpan.of(first, first.plusMonths(1), new BigDecimal("100000.00"));
        return Map.of(
                FeeAgreement.class,
                agreement,
                FeeRounding.class,
                agreement.rounding(),
                CapitalSpan.class,
                capital,
                AgreedFrom.class,
                new AgreedFrom(first, agreement),
                Valuation.class,
                Valuation.ofPnl(first, first.plusMonths(1), Money.of("1234.50", "USD"), true)
                        .with(List.of(capital)));
    }

    private Examples() {}

    /// @throws IllegalStateException naming the type that cannot be made
    public static Object of(Type type) {
        return made(type, "example", 0);
    }

    private static Object made(Type type, String name, int depth) {
        return made(type, name, depth, null);
    }

    private static Object made(Type type, String name, int depth, @Nullable Class<?> within) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("Nested too deep at " + name + ": " + type);
        }
        return switch (type) {
            case ParameterizedType generic -> generic(generic, name, depth, within);
            case Class<?> plain -> plain(plain, name, depth);
            default -> throw new IllegalStateException("No example of " + type + " for " + name);
        };
    }

    /// @param within the record whose component it is, absent outside one
    private static Object generic(
            ParameterizedType type, String name, int depth, @Nullable Class<?> within) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class && arguments[0] == within) {
            return List.of();
        }
        Object last = made(arguments[arguments.length - 1], name, depth + 1);
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            return List.of(last);
        }
        if (raw == Set.class) {
            return Set.of(last);
        }
        if (raw == Optional.class) {
            return Optional.of(last);
        }
        if (raw == Map.class) {
            return Map.of(made(arguments[0], name, depth + 1), last);
        }
        throw new IllegalStateException("No example of " + type + " for " + name);
    }

    private static Object plain(Class<?> type, String name, int depth) {
        Object known = PLAIN.getOrDefault(type, FITTING.get(type));
        if (known != null) {
            return known;
        }
        if (type == String.class) {
            return "example " + name;
        }
        if (type == UUID.class) {
            return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return made(type.getPermittedSubclasses()[0], name, depth + 1);
        }
        if (type.isRecord()) {
            return record(type, depth);
        }
        throw new IllegalStateException("No example of " + type + " for " + name);
    }

    /// With everything present, else without one absent component, else without any.
    private static Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values =
                Arrays.stream(components)
                        .map(one -> made(one.getGenericType(), one.getName(), depth + 1, type))
                        .toArray();
        Object whole = create(type, values);
        if (whole != null) {
            return whole;
        }
        var bare = values.clone();
        for (int i = 0; i < components.length; i++) {
            if (absentable(components[i])) {
                bare[i] = null;
                var less = values.clone();
                less[i] = null;
                Object made = create(type, less);
                if (made != null) {
                    return made;
                }
            }
        }
        Object least = create(type, bare);
        if (least == null) {
            throw new IllegalStateException("Refuses its example: " + type);
        }
        return least;
    }

    private static boolean absentable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object create(Class<?> type, @Nullable Object[] values) {
        try {
            Constructor<?> canonical =
                    type.getDeclaredConstructor(
                            Arrays.stream(type.getRecordComponents())
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not creatable: " + type, e);
        }
    }
}
