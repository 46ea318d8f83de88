/**
 * WeChat Pay APIv3 (api.mch.weixin.qq.com): orders, refunds, bills, certificates, notices. Real keys, real
 * signatures.
 */
package dev.lingka.sandbox.wechat.pay;
