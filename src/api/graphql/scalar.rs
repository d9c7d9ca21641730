//! Values that GraphQL has no type for.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use domain::Currency;

/// An amount of money, written in units with its currency: "20.00 EUR". Given as input it may be "20", "20.5" or "20,50", with or without the currency; what is wrong with it comes back as a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money(pub String);

#[Scalar]
impl ScalarType for Money {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Self(text)),
            // A whole number is exact; one with decimals may not be.
            Value::Number(number) if number.is_i64() => Ok(Self(number.to_string())),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl From<domain::Money> for Money {
    fn from(money: domain::Money) -> Self {
        Self(money.to_string())
    }
}

/// An amount of minor units of a city's currency.
pub fn money(minor: i64, currency: Currency) -> Money {
    domain::Money::new(minor, currency).into()
}

/// GeoJSON (RFC 7946), WGS 84, longitude first.
pub struct GeoJson(pub Value);

#[Scalar]
impl ScalarType for GeoJson {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

/// A JSON value.
pub struct Json(pub Value);

#[Scalar]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

/// Counts come as 64 bits and leave as GraphQL's 32; no city comes near the difference.
pub fn int(count: impl TryInto<i32>) -> i32 {
    count.try_into().unwrap_or(i32::MAX)
}
