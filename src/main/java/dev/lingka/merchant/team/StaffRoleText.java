package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;

/** Roles as in the table. */
@Converter(autoApply = true)
class StaffRoleText extends EnumText<StaffRole> {

    StaffRoleText() {
        super(StaffRole.class);
    }
}
