package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A merchant with WeChat's keys, an owner, a store, a till and a join code: what errands are run in. */
final class Premises {

    static final String TERMS = "2026-01";
    private static final String OPERATOR = "/api/v1/operator/merchants";
    private static final String STORES = "/api/v1/staff/stores";

    private final World world;
    private final String preset;
    private final String code =
            "shop-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private JsonNode keys;
    private String storeId;
    private String joinCode;

    private Premises(World world, String preset) {
        this.world = world;
        this.preset = preset;
    }

    static Premises open(World world) {
        return open(world, "tea-restaurant");
    }

    /** One whose programme is this preset. */
    static Premises open(World world, String preset) {
        Premises shop = new Premises(world, preset);
        shop.found();
        shop.storeId = shop.store("main");
        shop.joinCode = shop.owner()
                .post(STORES + "/" + shop.storeId + "/join-codes", Map.of("source", "table", "label", "A7"))
                .expect(201)
                .text("code");
        shop.terminal("till", shop.storeId);
        return shop;
    }

    private void found() {
        Caller operator = world.staff("operator");
        operator.post(OPERATOR, Map.of("code", code, "name", "跑腿茶馆", "preset", preset))
                .expect(201);
        keys = world.wechat()
                .post("/control/merchants", Map.of("ref", code, "name", "跑腿茶馆"))
                .expect(200)
                .json();
        operator.put(OPERATOR + "/" + code + "/wechat-credentials", Keys.of(keys))
                .expect(200);
        operator.post(OPERATOR + "/" + code + "/owner-invitations", Map.of("subject", "owner@" + code, "name", "掌柜"))
                .expect(200);
    }

    World world() {
        return world;
    }

    String code() {
        return code;
    }

    /** What WeChat calls this merchant: {@code appid}, {@code mchid} and the like. */
    String wechat(String key) {
        return keys.get(key).asText();
    }

    String storeId() {
        return storeId;
    }

    String joinCode() {
        return joinCode;
    }

    Caller owner() {
        return as("owner");
    }

    Caller as(String person) {
        return world.staff(person + "@" + code);
    }

    Caller till() {
        return world.terminal("till@" + code);
    }

    /** Opens another store and gives its id. */
    String store(String name) {
        return owner().post(STORES, Map.of("code", name, "name", "店 " + name, "address", "人民路 1 号"))
                .expect(201)
                .text("id");
    }

    /** Hires somebody for all stores and gives their id. */
    String hire(String role) {
        return owner().post(
                        "/api/v1/staff/staff",
                        Map.of("subject", role + "@" + code, "name", role, "role", role, "allStores", true))
                .expect(201)
                .text("id");
    }

    /** Hires somebody for one store alone. */
    Caller hire(String name, String role, String store) {
        Map<String, Object> wanted = Map.of(
                "subject",
                name + "@" + code,
                "name",
                name,
                "role",
                role,
                "allStores",
                false,
                "storeIds",
                List.of(store));
        owner().post("/api/v1/staff/staff", wanted).expect(201);
        return as(name);
    }

    /** Hires a manager for all stores. */
    Caller hireForAll(String manager) {
        return hireForAll(manager, "manager");
    }

    Caller hireForAll(String name, String role) {
        Map<String, Object> wanted =
                Map.of("subject", name + "@" + code, "name", name, "role", role, "allStores", true);
        owner().post("/api/v1/staff/staff", wanted).expect(201);
        return as(name);
    }

    /** Registers a till and gives its id. */
    String terminal(String name, String store) {
        return owner().post(
                        "/api/v1/staff/terminals",
                        Map.of(
                                "storeId",
                                store,
                                "name",
                                name,
                                "clientId",
                                name + "@" + code,
                                "subject",
                                name + "@" + code,
                                "chargeLimitFen",
                                200_000))
                .expect(201)
                .text("id");
    }

    /** Somebody new to WeChat who scanned and joined. */
    Phone member(String name) {
        Phone phone = stranger(name, Phone.anyNumber());
        phone.join(joinCode).expect(201);
        return phone;
    }

    /** Somebody who scanned, and has no card yet. */
    Phone stranger(String name, String number) {
        Phone phone = Phone.of(world, code, wechat("appid"), name, number);
        phone.scan(joinCode);
        return phone;
    }
}
