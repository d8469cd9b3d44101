/// The rules the house sets itself: what is in force, what was before, and what is proposed.
@NullMarked
package fidus.desktop.settings;

import org.jspecify.annotations.NullMarked;
