package dev.lingka.merchant.store;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

/** A time zone by region and city, as in {@code Asia/Shanghai}, that Java and PostgreSQL both know. */
@Constraint(validatedBy = KnownZone.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface KnownZone {

    String message() default "a zone like Asia/Shanghai";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts null: other constraints say whether a zone must be there. */
    class Check implements ConstraintValidator<KnownZone, String> {

        private static final String LEGACY = "SystemV/";

        @Override
        public boolean isValid(String zone, ConstraintValidatorContext context) {
            return zone == null
                    || (zone.contains("/")
                            && !zone.startsWith(LEGACY)
                            && ZoneId.getAvailableZoneIds().contains(zone));
        }
    }
}
