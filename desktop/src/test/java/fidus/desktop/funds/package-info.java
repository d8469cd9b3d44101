/// The screens of funds against invented records.
@NullMarked
package fidus.desktop.funds;

import org.jspecify.annotations.NullMarked;
