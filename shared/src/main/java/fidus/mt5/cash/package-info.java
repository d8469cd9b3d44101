/// What each cash movement means: a table of rules as data, and the persons who overrule it.
@NullMarked
package fidus.mt5.cash;

import org.jspecify.annotations.NullMarked;
