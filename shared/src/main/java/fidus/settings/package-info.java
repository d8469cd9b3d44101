/// What the house decides about its own rules, from which day, and who approved it.
@NullMarked
package fidus.settings;

import org.jspecify.annotations.NullMarked;
